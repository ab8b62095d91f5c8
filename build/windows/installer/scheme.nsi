; The shcr:// links of host systems, for everybody on the computer: for project.nsi,
; once its files are in $INSTDIR; un.ShcrScheme takes it back. Wails' own macro leaves
; the path unquoted, so that a program at "C:\Program.exe" would be started in our
; place: hence these keys. The link is one quoted argument after --, and nothing in it
; is a flag (K9).
!macro ShcrScheme
  WriteRegStr HKLM "Software\Classes\shcr" "" "URL:Shared Care Record"
  WriteRegStr HKLM "Software\Classes\shcr" "URL Protocol" ""
  WriteRegStr HKLM "Software\Classes\shcr\DefaultIcon" "" '"$INSTDIR\shcr.exe",0'
  WriteRegStr HKLM "Software\Classes\shcr\shell\open\command" "" '"$INSTDIR\shcr.exe" open -- "%1"'
!macroend

; Only what is ours goes: another program may have taken the scheme since.
!macro un.ShcrScheme
  ReadRegStr $0 HKLM "Software\Classes\shcr\shell\open\command" ""
  StrCmp $0 '"$INSTDIR\shcr.exe" open -- "%1"' 0 +2
  DeleteRegKey HKLM "Software\Classes\shcr"
!macroend
