@echo off
rem The command nacre: nacre --help. Options for Java go into NACRE_JAVA_OPTIONS, such as -Xmx8g.
setlocal
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
"%java%" --enable-native-access=ALL-UNNAMED %NACRE_JAVA_OPTIONS% -cp "%~dp0..\lib\*" dev.nacre.cli.Main %*
exit /b %ERRORLEVEL%
