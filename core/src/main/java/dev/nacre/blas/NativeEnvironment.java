package dev.nacre.blas;

import com.sun.jna.NativeLibrary;

/**
 * Environment variables as native libraries see them, on Linux and macOS: some libraries read their settings once, when they
 * are loaded, and Java can't change them. {@link System#getenv} shows what was at the start.
 */
public final class NativeEnvironment {
    private NativeEnvironment() {}

    /** The way back. */
    @FunctionalInterface
    public interface Undo {
        /** Makes the variable what it was. */
        void undo();
    }

    /**
     * The value now.
     *
     * @param name of the variable
     * @return null if unset
     */
    public static String get(String name) {
        try (NativeLibrary process = NativeLibrary.getProcess()) {
            return process.getFunction("getenv").invokeString(new Object[] {name}, false);
        }
    }

    /**
     * Sets a variable, for a moment: nothing else should look at the environment meanwhile.
     *
     * @param name of the variable
     * @param value not null
     * @return puts the old value back
     */
    public static Undo set(String name, String value) {
        String before = get(name);
        put(name, value);
        return before == null ? () -> call("unsetenv", name) : () -> put(name, before);
    }

    private static void put(String name, String value) {
        call("setenv", name, value, 1);
    }

    /** Closed each time: as long as a library is open, JNA has a thread, which keeps the class loader of an application alive. */
    private static void call(String function, Object... arguments) {
        try (NativeLibrary process = NativeLibrary.getProcess()) {
            process.getFunction(function).invokeInt(arguments);
        }
    }
}
