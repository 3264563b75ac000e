package dev.nacre.openblas;

import com.sun.jna.NativeLibrary;
import dev.nacre.blas.NativeEnvironment;
import java.io.IOException;

/** Tells how many threads the loaded library has, and what the environment says. */
final class LoadingProgram {
    private LoadingProgram() {}

    public static void main(String[] arguments) throws IOException {
        try (Library library = Library.load()) {
            NativeLibrary openblas = library.loaded().get(library.loaded().size() - 1);
            System.out.println(
                    "own " + openblas.getFunction("openblas_get_num_threads").invokeInt(new Object[0]));
        }
        System.out.println("variable " + NativeEnvironment.get("OPENBLAS_NUM_THREADS"));
    }
}
