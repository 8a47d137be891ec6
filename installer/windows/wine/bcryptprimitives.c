/* Stands in, for the smoke test only, for Windows' own bcryptprimitives.dll, which older wine lacks:
   libraries written in Rust ask it for random bytes. Never handed out. */
#include <windows.h>

BOOLEAN NTAPI SystemFunction036(PVOID buffer, ULONG length); /* RtlGenRandom, of advapi32 */

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE data, SIZE_T length)
{
    return SystemFunction036(data, (ULONG)length);
}
