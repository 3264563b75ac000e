@echo off
rem The command nacre: nacre --help. Options for Java go into NACRE_JAVA_OPTIONS, such as -Xmx8g.
setlocal
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
set "collector=-XX:+UseSerialGC"
if defined NACRE_JAVA_OPTIONS if not "%NACRE_JAVA_OPTIONS:GC=%"=="%NACRE_JAVA_OPTIONS%" set "collector="
"%java%" %collector% --enable-native-access=ALL-UNNAMED %NACRE_JAVA_OPTIONS% -cp "%~dp0..\lib\*" dev.nacre.cli.Main %*
exit /b %ERRORLEVEL%
