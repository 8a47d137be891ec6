/* Stands in, for the smoke test only, for Windows' own icuuc.dll, which wine lacks: Qt's core asks
   it for converters of old character sets, and is told that there are none. Never handed out. */
#define OUT __declspec(dllexport)
enum { MISSING = 4 }; /* U_FILE_ACCESS_ERROR */

OUT void *ucnv_open(const char *name, int *error) { (void)name; *error = MISSING; return 0; }
OUT void ucnv_close(void *c) { (void)c; }
OUT void UCNV_FROM_U_CALLBACK_SUBSTITUTE(void) {}
OUT void UCNV_TO_U_CALLBACK_SUBSTITUTE(void) {}
OUT void ucnv_reset(void *c) { (void)c; }
OUT char ucnv_getMaxCharSize(void *c) { (void)c; return 1; }
OUT const char *ucnv_getName(void *c, int *error) { (void)c; *error = MISSING; return ""; }
OUT void ucnv_getToUCallBack(void *c, void **a, void **b) { (void)c; (void)a; (void)b; }
OUT void ucnv_getFromUCallBack(void *c, void **a, void **b) { (void)c; (void)a; (void)b; }
OUT void ucnv_setToUCallBack(void *c, void *a, void *b, void *d, void *f, int *error)
{ (void)c; (void)a; (void)b; (void)d; (void)f; *error = MISSING; }
OUT void ucnv_setFromUCallBack(void *c, void *a, void *b, void *d, void *f, int *error)
{ (void)c; (void)a; (void)b; (void)d; (void)f; *error = MISSING; }
OUT void ucnv_cbToUWriteUChars(void *a, void *s, int l, int o, int *error)
{ (void)a; (void)s; (void)l; (void)o; *error = MISSING; }
OUT void ucnv_cbFromUWriteUChars(void *a, void *s, void *l, int o, int *error)
{ (void)a; (void)s; (void)l; (void)o; *error = MISSING; }
OUT void ucnv_toUnicode(void *c, void *a, void *b, void *d, void *f, void *g, int h, int *error)
{ (void)c; (void)a; (void)b; (void)d; (void)f; (void)g; (void)h; *error = MISSING; }
OUT void ucnv_fromUnicode(void *c, void *a, void *b, void *d, void *f, void *g, int h, int *error)
{ (void)c; (void)a; (void)b; (void)d; (void)f; (void)g; (void)h; *error = MISSING; }
OUT int ucnv_toUCountPending(void *c, int *error) { (void)c; *error = MISSING; return 0; }
OUT int ucnv_fromUCountPending(void *c, int *error) { (void)c; *error = MISSING; return 0; }
OUT const char *ucnv_getStandardName(const char *n, const char *s, int *error)
{ (void)n; (void)s; *error = MISSING; return ""; }
OUT const char *ucnv_getAvailableName(int n) { (void)n; return 0; }
OUT int ucnv_countAvailable(void) { return 0; }
