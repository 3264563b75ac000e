package dev.nacre.blas;

import com.sun.jna.Library;
import com.sun.jna.NativeLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Native libraries in a Linux process that Java did not load. */
final class LoadedLibraries {
    private static final int RTLD_LAZY = 1;
    private static final int RTLD_NOLOAD = 4;

    private LoadedLibraries() {}

    /** Loads a system library for the rest of the process; false if there is none of that name. */
    static boolean load(String soname) {
        try (NativeLibrary process = Jna.process()) {
            return process.getFunction("dlopen").invokePointer(new Object[] {soname, RTLD_LAZY}) != null;
        }
    }

    /** The file of a library that is already loaded. */
    static Optional<Path> file(String library) throws IOException {
        try (var maps = Files.lines(Path.of("/proc/self/maps"))) {
            return maps.filter(line -> line.endsWith("/" + library))
                    .findFirst()
                    .map(line -> Path.of(line.substring(line.indexOf('/'))));
        }
    }

    /** Calls a function without arguments that returns a string, in a library that is already loaded. */
    static String text(Path library, String function) {
        Jna.load();
        try (NativeLibrary loaded = NativeLibrary.getInstance(
                library.toString(), Map.of(Library.OPTION_OPEN_FLAGS, RTLD_LAZY | RTLD_NOLOAD))) {
            return loaded.getFunction(function).invokeString(new Object[0], false);
        }
    }
}
