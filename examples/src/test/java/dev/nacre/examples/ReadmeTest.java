package dev.nacre.examples;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every Java block of README and docs is compiled and run: what is shown there works. Programs are
 * {@link ShownProgramsTest}'s; static methods, and those of records that are no plugins, are called with
 * {@link ShownArguments}. Plugins and contract tests are only compiled.
 */
class ReadmeTest {
    @TempDir
    private static Path files;

    @TempDir
    private Path classes;

    @BeforeAll
    static void writeFiles() throws IOException {
        ShownFiles.write(files);
    }

    static List<ShownCode> blocks() throws IOException {
        return ShownCode.all().stream().filter(code -> !code.isProgram()).toList();
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void theCodeShownCompilesAndRuns(ShownCode code) throws Exception {
        code.compile(classes, files);
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
            Class<?> type = loader.loadClass(code.typeName());
            ShownArguments arguments = new ShownArguments(code, files, classes.resolve("written"));
            for (Method method : type.getDeclaredMethods()) {
                if (method.isSynthetic() || !shown(type, method)) continue;
                method.setAccessible(true);
                Object[] values = arguments.of(method);
                Object on = Modifier.isStatic(method.getModifiers()) ? null : made(type, arguments);
                run(() -> method.invoke(on, values));
            }
        }
    }

    private static boolean shown(Class<?> type, Method method) {
        if (Modifier.isStatic(method.getModifiers())) return true;
        return type.isRecord()
                && type.getInterfaces().length == 0
                && method.getParameterCount() > 0
                && !method.getName().equals("equals");
    }

    private static Object made(Class<?> type, ShownArguments arguments) throws ReflectiveOperationException {
        Constructor<?> constructor = type.getDeclaredConstructors()[0];
        constructor.setAccessible(true);
        return constructor.newInstance(arguments.of(constructor));
    }

    /** Something to run. */
    private interface Action {
        void run() throws Exception;
    }

    private static void run(Action action) throws Exception {
        PrintStream before = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream()));
        try {
            action.run();
        } finally {
            System.setOut(before);
        }
    }
}
