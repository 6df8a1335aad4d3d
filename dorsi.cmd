@echo off
rem The launcher for Windows: needs a JDK 17 or newer and Maven on the path; builds on first use.
setlocal
set "ROOT=%~dp0"
if not exist "%ROOT%app\target\lib" (
  call mvn -q -B -f "%ROOT%pom.xml" -Dmaven.test.skip -Dspotless.check.skip package 1>&2
  if errorlevel 1 exit /b 1
)
set "FLAGS=-XX:+UseSerialGC"
if "%~1"=="session" set "FLAGS=-XX:+UseZGC -Xms256m -Xmx256m -XX:+AlwaysPreTouch"
if "%~1"=="demo" set "FLAGS=-XX:+UseZGC -Xms256m -Xmx256m -XX:+AlwaysPreTouch"
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
"%JAVA%" %FLAGS% %DORSI_JAVA_OPTS% -cp "%ROOT%app\target\*;%ROOT%app\target\lib\*" org.dorsi.app.Main %*
