/* python.exe for the smoke test: the wheel that brings python311.dll brings no program. */
#include <windows.h>
#include <stdio.h>

typedef int (*py_main)(int, wchar_t **);

int wmain(int argc, wchar_t **argv)
{
    HMODULE python = LoadLibraryW(L"python311.dll");
    if (python == NULL) {
        fprintf(stderr, "python311.dll cannot be loaded: %lu\n", GetLastError());
        return 9;
    }
    return ((py_main)(void *)GetProcAddress(python, "Py_Main"))(argc, argv);
}
