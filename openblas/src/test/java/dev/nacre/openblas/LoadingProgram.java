package dev.nacre.openblas;

import com.sun.jna.NativeLibrary;
import dev.nacre.blas.NativeEnvironment;
import dev.nacre.blas.NativeFiles;
import java.io.IOException;

/** Tells how many threads the loaded library has, whom others get by its name, and what the environment says. */
final class LoadingProgram {
    private static final int ONLY_IF_LOADED = 4 | 1; // RTLD_NOLOAD | RTLD_LAZY

    private LoadingProgram() {}

    public static void main(String[] arguments) throws IOException {
        try (NativeFiles files = Library.files();
                Library library = Library.load(files);
                Library again = Library.again(files, "HASWELL")) {
            NativeLibrary openblas = library.loaded().get(library.loaded().size() - 1);
            System.out.println(
                    "own " + openblas.getFunction("openblas_get_num_threads").invokeInt(new Object[0]));
            System.out.println("ours " + isLoaded(library.path().toString()));
            System.out.println("again " + isLoaded(again.path().toString()));
            System.out.println("theirs " + isLoaded("libopenblas.so.0"));
        }
        System.out.println("variable " + NativeEnvironment.get("OPENBLAS_NUM_THREADS"));
    }

    /** As the linker sees it when a library needs that name. */
    private static boolean isLoaded(String name) {
        Object[] arguments = {name, ONLY_IF_LOADED};
        return NativeLibrary.getProcess().getFunction("dlopen").invokePointer(arguments) != null;
    }
}
