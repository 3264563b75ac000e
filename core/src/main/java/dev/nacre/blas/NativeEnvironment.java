package dev.nacre.blas;

import com.sun.jna.NativeLibrary;

/**
 * Environment variables as native libraries see them, on Linux and macOS. Some libraries read their settings once, when
 * they are loaded, and Java itself can't change environment variables. {@link System#getenv} keeps showing the values
 * at the start of the process.
 */
public final class NativeEnvironment {
    private NativeEnvironment() {}

    /** Restores a variable. */
    @FunctionalInterface
    public interface Undo {
        /** Restores the old value. */
        void undo();
    }

    /**
     * The current value.
     *
     * @param name name of the variable
     * @return null if unset
     */
    public static String get(String name) {
        try (NativeLibrary process = Jna.process()) {
            return process.getFunction("getenv").invokeString(new Object[] {name}, false);
        }
    }

    /**
     * Sets a variable for a short time. Meanwhile no other thread should read the environment.
     *
     * @param name name of the variable
     * @param value not null
     * @return restores the old value
     */
    public static Undo set(String name, String value) {
        String before = get(name);
        put(name, value);
        return before == null ? () -> call("unsetenv", name) : () -> put(name, before);
    }

    private static void put(String name, String value) {
        call("setenv", name, value, 1);
    }

    /**
     * Closes the library each time: while one is open, JNA has a thread, which keeps an application's class loader
     * alive.
     */
    private static void call(String function, Object... arguments) {
        try (NativeLibrary process = Jna.process()) {
            process.getFunction(function).invokeInt(arguments);
        }
    }
}
