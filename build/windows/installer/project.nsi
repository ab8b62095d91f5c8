; The installer for Windows, made by `wails build -nsis -platform windows/amd64`: Wails
; writes wails_tools.nsh beside this file, with the program's name and version, and
; leaves this file as it is. /S installs without a question.
Unicode true
ManifestDPIAware true
!define UNINST_KEY_NAME "ShCR Viewer"
!include "wails_tools.nsh"
!include "scheme.nsi"

; Whoever can change the program can change what it shows: it is installed for the
; computer, by an administrator, where users cannot write.
!if "${REQUEST_EXECUTION_LEVEL}" != "admin"
  !error "The viewer is installed by an administrator, for all users of a computer."
!endif

Name "${INFO_PRODUCTNAME}"
OutFile "..\..\bin\${INFO_PROJECTNAME}-${ARCH}-installer.exe"
; The region file is looked for in this folder (build/ADMIN.md).
InstallDir "$PROGRAMFILES64\${INFO_PRODUCTNAME}"
Icon "..\icon.ico"
UninstallIcon "..\icon.ico"
ShowInstDetails show
ShowUninstDetails show
VIProductVersion "${INFO_PRODUCTVERSION}.0"
VIAddVersionKey "ProductName" "${INFO_PRODUCTNAME}"
VIAddVersionKey "CompanyName" "${INFO_COMPANYNAME}"
VIAddVersionKey "FileDescription" "${INFO_PRODUCTNAME} installer"
VIAddVersionKey "FileVersion" "${INFO_PRODUCTVERSION}"
VIAddVersionKey "LegalCopyright" "${INFO_COPYRIGHT}"

Page instfiles
UninstPage uninstConfirm
UninstPage instfiles

Function .onInit
  !insertmacro wails.checkArchitecture
FunctionEnd

Section
  !insertmacro wails.setShellContext
  SetRegView 64
  !insertmacro wails.webview2runtime
  SetOutPath $INSTDIR
  !insertmacro wails.files
  CreateShortcut "$SMPROGRAMS\${INFO_PRODUCTNAME}.lnk" "$INSTDIR\${PRODUCT_EXECUTABLE}"
  !insertmacro ShcrScheme
  !insertmacro wails.writeUninstaller
SectionEnd

; The region file, and what an administrator put beside it, stays where it is.
Section "Uninstall"
  !insertmacro wails.setShellContext
  SetRegView 64
  !insertmacro un.ShcrScheme
  Delete "$SMPROGRAMS\${INFO_PRODUCTNAME}.lnk"
  Delete "$INSTDIR\${PRODUCT_EXECUTABLE}"
  !insertmacro wails.deleteUninstaller
  RMDir "$INSTDIR"
SectionEnd
