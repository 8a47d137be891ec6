/* Stands in for smdesk.exe where only the installer is tried. It answers --self-test --report FILE,
   stays open with --stay FILE, which it takes away at first, until FILE is there again, and notes
   what else it is asked to open in SMDESK_TOLD. */
#include <windows.h>
#include <stdio.h>
#include <wchar.h>

int wmain(int argc, wchar_t **argv)
{
    const wchar_t *told = _wgetenv(L"SMDESK_TOLD");
    if (argc == 4 && wcscmp(argv[1], L"--self-test") == 0) {
        FILE *report = _wfopen(argv[3], L"wb");
        if (report == NULL) return 1;
        fputs("{\"well\": true, \"steps\": []}\n", report);
        fclose(report);
    } else if (argc == 3 && wcscmp(argv[1], L"--stay") == 0) {
        DeleteFileW(argv[2]);
        while (GetFileAttributesW(argv[2]) == INVALID_FILE_ATTRIBUTES) Sleep(50);
    } else if (argc == 2 && told != NULL) {
        char name[4096];
        FILE *note = _wfopen(told, L"wb");
        if (note == NULL) return 1;
        WideCharToMultiByte(CP_UTF8, 0, argv[1], -1, name, sizeof name, NULL, NULL);
        fputs(name, note);
        fclose(note);
    }
    return 0;
}
