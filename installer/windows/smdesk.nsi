; smdesk's installer for Windows. `python3 dev.py build` calls it with VERSION, BUNDLE and OUT.
;
; Silent, for IT:        smdesk-setup.exe /S
; For everybody on it:   smdesk-setup.exe /S /ALLUSERS      (as an administrator)
; Elsewhere:             smdesk-setup.exe /S /D=D:\Programs\smdesk   (last, without quotes)
; Taken away, silently:  "%LOCALAPPDATA%\Programs\smdesk\uninstall.exe" /S

Target amd64-unicode
Unicode true
ManifestDPIAware true
SetCompressor /SOLID lzma
SetDateSave off
CRCCheck on
RequestExecutionLevel user
!include "MUI2.nsh"
!include "FileFunc.nsh"
!include "LogicLib.nsh"

!define APP "smdesk"
!define KIND "smdesk.cabinet"
!define UNKEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${APP}"
Name "${APP} ${VERSION}"
OutFile "${OUT}"
InstallDir ""
BrandingText " "
!ifdef SIGN
  !uninstfinalize '${SIGN} "%1"'
!endif

!define MUI_ABORTWARNING
!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
; The licence is one that nobody has to agree to before using what is under it.
!define MUI_PAGE_HEADER_TEXT "License"
!define MUI_PAGE_HEADER_SUBTEXT "smdesk is free to use for everybody."
!define MUI_LICENSEPAGE_TEXT_TOP "The Apache License 2.0:"
!define MUI_LICENSEPAGE_TEXT_BOTTOM "These are the terms for passing it on or changing it. Click Next to continue."
!define MUI_LICENSEPAGE_BUTTON "$(^NextBtn)"
!insertmacro MUI_PAGE_LICENSE "${LICENCE}"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN "$INSTDIR\${APP}.exe"
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "${APP}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "${APP} installer"
VIAddVersionKey "LegalCopyright" "smdesk contributors, Apache License 2.0"

Var Everybody

; Windows' own registry and folders of this person, or of everybody.
!macro TakeContext un
Function ${un}TakeContext
  ${If} $Everybody == 1
    SetShellVarContext all
  ${Else}
    SetShellVarContext current
  ${EndIf}
  SetRegView 64
FunctionEnd
!macroend
!insertmacro TakeContext ""
!insertmacro TakeContext "un."

Function .onInit
  StrCpy $Everybody 0
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/ALLUSERS" $1
  ${IfNot} ${Errors}
    UserInfo::GetAccountType
    Pop $1
    ${If} $1 != "Admin"
      MessageBox MB_ICONSTOP "Only an administrator can install smdesk for everybody. Leave /ALLUSERS out to install it for yourself." /SD IDOK
      SetErrorLevel 740
      Quit
    ${EndIf}
    StrCpy $Everybody 1
  ${EndIf}
  Call TakeContext
  ${If} $INSTDIR == ""
    ReadRegStr $INSTDIR SHCTX "Software\${APP}" "InstallDir"
  ${EndIf}
  ${If} $INSTDIR == ""
    ${If} $Everybody == 1
      StrCpy $INSTDIR "$PROGRAMFILES64\${APP}"
    ${Else}
      StrCpy $INSTDIR "$LOCALAPPDATA\Programs\${APP}"
    ${EndIf}
  ${EndIf}
FunctionEnd

; A program that runs cannot be replaced; half of it would be.
!macro RefuseWhileRunning un
Function ${un}RefuseWhileRunning
  IfFileExists "$INSTDIR\${APP}.exe" 0 free
  again:
  ClearErrors
  FileOpen $0 "$INSTDIR\${APP}.exe" a
  ${If} ${Errors}
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "smdesk is open. Close it, and try again." /SD IDCANCEL IDRETRY again
    SetErrorLevel 32
    Quit
  ${EndIf}
  FileClose $0
  free:
FunctionEnd
!macroend
!insertmacro RefuseWhileRunning ""
!insertmacro RefuseWhileRunning "un."

Section "smdesk"
  Call TakeContext
  Call RefuseWhileRunning
  SetOutPath "$INSTDIR"
  RMDir /r "$INSTDIR\_internal"   ; two versions are never mixed; cabinets lie elsewhere
  File /r "${BUNDLE}\*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortCut "$SMPROGRAMS\${APP}.lnk" "$INSTDIR\${APP}.exe" "" "" "" "" "" "The team's cabinet"

  WriteRegStr SHCTX "Software\${APP}" "InstallDir" "$INSTDIR"
  WriteRegStr SHCTX "Software\Classes\.smvault" "" "${KIND}"
  WriteRegStr SHCTX "Software\Classes\.smvault" "Content Type" "application/x-smvault"
  WriteRegStr SHCTX "Software\Classes\${KIND}" "" "smdesk cabinet"
  WriteRegStr SHCTX "Software\Classes\${KIND}\DefaultIcon" "" "$INSTDIR\${APP}.exe,0"
  WriteRegStr SHCTX "Software\Classes\${KIND}\shell\open\command" "" '"$INSTDIR\${APP}.exe" "%1"'
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, i 0, i 0)'

  WriteRegStr SHCTX "${UNKEY}" "DisplayName" "${APP}"
  WriteRegStr SHCTX "${UNKEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${UNKEY}" "Publisher" "smdesk contributors"
  WriteRegStr SHCTX "${UNKEY}" "DisplayIcon" "$INSTDIR\${APP}.exe"
  WriteRegStr SHCTX "${UNKEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr SHCTX "${UNKEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr SHCTX "${UNKEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD SHCTX "${UNKEY}" "NoModify" 1
  WriteRegDWORD SHCTX "${UNKEY}" "NoRepair" 1
  WriteRegDWORD SHCTX "${UNKEY}" "AllUsers" $Everybody
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  IntFmt $0 "0x%08X" $0
  WriteRegDWORD SHCTX "${UNKEY}" "EstimatedSize" "$0"
SectionEnd

Function un.onInit
  StrCpy $Everybody 0
  SetRegView 64
  ReadRegDWORD $0 HKLM "${UNKEY}" "AllUsers"
  ReadRegStr $1 HKLM "${UNKEY}" "InstallLocation"
  ${If} $0 == 1
  ${AndIf} $1 == $INSTDIR
    StrCpy $Everybody 1
  ${EndIf}
FunctionEnd

Section "Uninstall"
  Call un.TakeContext
  Call un.RefuseWhileRunning
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\${APP}.exe"
  Delete "$INSTDIR\${APP}-console.exe"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"                 ; without /r: what somebody put there stays
  Delete "$SMPROGRAMS\${APP}.lnk"
  DeleteRegKey SHCTX "${UNKEY}"
  DeleteRegKey SHCTX "Software\Classes\${KIND}"
  ReadRegStr $0 SHCTX "Software\Classes\.smvault" ""
  ${If} $0 == "${KIND}"            ; another program may have taken the ending over
    DeleteRegKey SHCTX "Software\Classes\.smvault"
  ${EndIf}
  DeleteRegKey SHCTX "Software\${APP}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, i 0, i 0)'
  ; Cabinets, settings and logs are in the person's own folders, and stay there.
SectionEnd
