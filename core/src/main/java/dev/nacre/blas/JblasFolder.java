package dev.nacre.blas;

import com.sun.jna.Platform;
import java.io.File;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jblas.util.LibraryLoader;

/**
 * Has jblas unpack its library into a private folder, and deletes it as soon as it is loaded. By itself jblas deletes
 * it when the program ends, so each killed one would leave 28 MB, and others could have created its folder.
 */
final class JblasFolder {
    private final VarHandle field = field();
    private final File before;
    private final NativeFiles files = NativeFiles.fresh();

    /** Replaces jblas's folder. Not on Windows, where a loaded file stays: jblas deletes its own at the next start. */
    JblasFolder() throws IOException {
        before = (File) field.get();
        if (!Platform.isWindows()) field.set(files.folder().toFile());
    }

    private static VarHandle field() {
        try {
            return MethodHandles.privateLookupIn(LibraryLoader.class, MethodHandles.lookup())
                    .findStaticVarHandle(LibraryLoader.class, "tempDir", File.class);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("jblas's classes have changed", e);
        }
    }

    /** Deletes the files. jblas deletes its own folder, which is empty, when the program ends. */
    void restore() {
        field.set(before);
        files.close();
    }
}
