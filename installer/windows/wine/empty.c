/* The body of python3.dll, which passes every call on to python311.dll. */
int __stdcall DllMainCRTStartup(void *module, unsigned reason, void *reserved)
{
    (void)module; (void)reason; (void)reserved;
    return 1;
}
