package dev.nacre.blas;

import com.sun.jna.Function;
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
        return function("getenv").invokeString(new Object[] {name}, false);
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
        return before == null ? () -> function("unsetenv").invokeInt(new Object[] {name}) : () -> put(name, before);
    }

    private static void put(String name, String value) {
        function("setenv").invokeInt(new Object[] {name, value, 1});
    }

    private static Function function(String name) {
        return NativeLibrary.getProcess().getFunction(name);
    }
}
