package dev.nacre.blas;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import java.io.IOException;

/**
 * JNA, with its own native library loaded from a private folder. By itself it would unpack into the user's home or a
 * folder of the temporary one with a name that others can guess, whoever can write there.
 */
final class Jna {
    /** The property by which users and this class tell JNA where to unpack. */
    private static final String FOLDER = "jna.tmpdir";

    private static boolean loaded;

    private Jna() {}

    /** The functions that are already loaded in this process. Close it: an open one keeps a thread of JNA's. */
    static NativeLibrary process() {
        load();
        return NativeLibrary.getProcess();
    }

    /** JNA deletes the file as soon as it is loaded, except on Windows, where a user's temporary folder is private. */
    static synchronized void load() {
        if (loaded) return;
        if (!Platform.isWindows() && System.getProperty(FOLDER) == null) loadPrivately();
        loaded = true;
    }

    private static void loadPrivately() {
        try (NativeFiles files = NativeFiles.fresh()) {
            System.setProperty(FOLDER, files.folder().toString());
            Native.getNativeSize(int.class); // loads it
        } catch (IOException e) {
            throw new LinkageError(e.getMessage(), e);
        } finally {
            System.clearProperty(FOLDER);
        }
    }
}
