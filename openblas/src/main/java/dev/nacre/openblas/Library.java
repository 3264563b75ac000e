package dev.nacre.openblas;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import dev.nacre.blas.NativeEnvironment;
import dev.nacre.blas.NativeFiles;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * OpenBLAS, loaded in single-threaded mode.
 *
 * @param path the file of the library
 * @param loaded the library, last, and those it needs, in the order of loading: it stays loaded as long as they are
 *     open
 */
record Library(Path path, List<NativeLibrary> loaded) implements AutoCloseable {
    /** The environment variable by which users choose kernels. */
    static final String KERNELS = "OPENBLAS_CORETYPE";

    private static final String THREADS = "OPENBLAS_NUM_THREADS";
    private static final List<String> MAC =
            List.of("libgcc_s.1.1.dylib", "libquadmath.0.dylib", "libgfortran.5.dylib", "libopenblas.0.dylib");

    /** The files by bytedeco's name of the platform. Each may need those before it. */
    private static final Map<String, List<String>> FILES = Map.of(
            "linux-x86_64", List.of("libgcc_s.so.1", "libquadmath.so.0", "libgfortran.so.5", "libopenblas.so.0"),
            "linux-arm64", List.of("libgcc_s.so.1", "libgfortran.so.5", "libopenblas.so.0"),
            "macosx-arm64", MAC,
            "macosx-x86_64", MAC,
            "windows-x86_64", List.of("libopenblas.dll"));

    /**
     * The folder for the library and its copies.
     *
     * @throws IOException if there is no library for this platform, or no file can be written
     */
    static NativeFiles files() throws IOException {
        return NativeFiles.kept(resource(names().size() - 1));
    }

    /**
     * Unpacks the library and loads it.
     *
     * @param files needed until the bridge has loaded the library too
     * @throws IOException if there is no library for this platform, or it can't be unpacked
     * @throws UnsatisfiedLinkError if it can't be loaded
     */
    static Library load(NativeFiles files) throws IOException {
        List<Path> paths = new ArrayList<>();
        int last = names().size() - 1;
        for (int i = 0; i < last; i++) paths.add(files.unpack(resource(i), names().get(i)));
        paths.add(unpack(files, ""));
        return load(paths);
    }

    private static Path unpack(NativeFiles files, String prefix) throws IOException {
        int last = names().size() - 1;
        if (!Platform.isLinux()) return files.unpack(resource(last), prefix + names().get(last));
        return files.unpack(resource(last), prefix + Soname.OWN, Soname::new);
    }

    private static List<String> names() throws IOException {
        List<String> names = FILES.get(platform());
        if (names == null) throw new IOException("OpenBLAS has no library for " + platform());
        return names;
    }

    private static URL resource(int file) throws IOException {
        String resource = "org/bytedeco/openblas/" + platform() + "/" + names().get(file);
        URL url = Library.class.getClassLoader().getResource(resource);
        if (url == null) throw new IOException(resource + " is not on the class path");
        return url;
    }

    private static String platform() {
        String os = System.getProperty("os.name");
        String arch = System.getProperty("os.arch");
        if (os.startsWith("Windows")) os = "windows";
        if (os.equals("Mac OS X")) os = "macosx";
        if (os.equals("Linux")) os = "linux";
        if (arch.equals("amd64")) arch = "x86_64";
        if (arch.equals("aarch64")) arch = "arm64";
        return os + "-" + arch;
    }

    /**
     * Loads the library again, from a second file: the linker would not load the same file twice.
     *
     * @param files where it is unpacked
     * @param kernels kernels of the copy
     * @throws IOException if the file can't be written
     * @throws UnsatisfiedLinkError if it can't be loaded
     */
    static Library again(NativeFiles files, String kernels) throws IOException {
        Path copy = unpack(files, kernels + "-");
        NativeEnvironment.Undo undo = NativeEnvironment.set(KERNELS, kernels);
        try {
            return load(List.of(copy));
        } finally {
            undo.undo();
        }
    }

    /**
     * Sets the number of threads to 1: otherwise OpenBLAS would start a thread per core at once, and leave them
     * waiting.
     */
    private static Library load(List<Path> files) {
        NativeEnvironment.Undo undo = Platform.isWindows() ? () -> {} : NativeEnvironment.set(THREADS, "1");
        try {
            int last = files.size() - 1;
            List<NativeLibrary> loaded = new ArrayList<>();
            for (Path needed : files.subList(0, last)) loaded.add(loadNeeded(needed));
            loaded.add(open(files.get(last).toString()));
            Library library = new Library(files.get(last), loaded);
            library.openblas().getFunction("openblas_set_num_threads").invokeVoid(new Object[] {1});
            return library;
        } finally {
            undo.undo();
        }
    }

    /** Prefers the system's library: a process should not have two. */
    private static NativeLibrary loadNeeded(Path file) {
        try {
            return open(file.getFileName().toString());
        } catch (UnsatisfiedLinkError e) {
            return open(file.toString());
        }
    }

    /**
     * Opens a library without making its functions visible to other libraries: jblas has functions of the same names.
     */
    private static NativeLibrary open(String name) {
        int local = 1; // RTLD_LAZY
        return NativeLibrary.getInstance(
                name, Platform.isWindows() ? Map.of() : Map.of(com.sun.jna.Library.OPTION_OPEN_FLAGS, local));
    }

    private NativeLibrary openblas() {
        return loaded.get(loaded.size() - 1);
    }

    /**
     * Closes the handles, once the bridge has loaded the library: as long as one is open, JNA has a thread, which keeps
     * an application's class loader alive.
     */
    @Override
    public void close() {
        for (int i = loaded.size() - 1; i >= 0; i--) loaded.get(i).close();
    }

    /** Such as {@code OpenBLAS 0.3.31}. */
    String version() {
        String[] words = text("openblas_get_config").split(" ");
        return words[0] + " " + words[1];
    }

    /** Such as {@code Zen}. */
    String kernels() {
        return text("openblas_get_corename");
    }

    private String text(String function) {
        return openblas().getFunction(function).invokeString(new Object[0], false);
    }
}
