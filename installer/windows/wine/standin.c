/* Stands in for smdesk.exe where only the installer is tried: answers --self-test --report FILE. */
#include <stdio.h>
#include <wchar.h>

int wmain(int argc, wchar_t **argv)
{
    if (argc == 4 && wcscmp(argv[1], L"--self-test") == 0) {
        FILE *report = _wfopen(argv[3], L"wb");
        if (report == NULL) return 1;
        fputs("{\"well\": true, \"steps\": []}\n", report);
        fclose(report);
    }
    return 0;
}
