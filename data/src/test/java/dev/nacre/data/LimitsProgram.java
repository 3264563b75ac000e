package dev.nacre.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Reads files that are too large for this JVM, and says what became of each. */
final class LimitsProgram {
    private LimitsProgram() {}

    private interface Reading {
        Object read() throws IOException;
    }

    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        report("sparse", () -> new Libsvm().read(folder.resolve("sparse.libsvm")));
        report("idx", () -> Idx.read(folder.resolve("bomb.gz")));
        report("labels", () -> new Idx(List.of("0")).read(folder.resolve("bomb.gz"), folder.resolve("bomb.gz")));
        report("images", () -> new ImageFolder().read(folder.resolve("images")));
        report(
                "buffer",
                () -> new Libsvm().stream(folder.resolve("sparse.libsvm")).shuffled(1, 1));
        report(
                "batch",
                () -> new Libsvm().stream(folder.resolve("small.libsvm")).inOrder(1_000_000_000));
        report(
                "wide",
                () -> new Csv(new Target.None())
                        .with(new Categories.Detect())
                        .read(folder.resolve("wide.csv"))
                        .categories()
                        .get(1999));
        report("small", () -> new Libsvm().read(folder.resolve("small.libsvm")).size());
    }

    private static void report(String name, Reading reading) {
        try {
            System.out.println(name + " " + reading.read());
        } catch (IOException | RuntimeException e) {
            System.out.println(name + " " + e.getClass().getSimpleName() + " " + e.getMessage());
        }
    }
}
