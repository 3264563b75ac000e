package dev.nacre.blas;

import dev.nacre.compute.Parallel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A report on the matrix products of this process: which libraries there are, which one is used, how fast they are. */
public final class BlasReport {
    private BlasReport() {}

    /**
     * Loads every library that can be loaded, and measures its speed. This takes a few seconds.
     *
     * @return lines of plain text: a heading of one word, then the details
     */
    public static List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(line("platform", property("os.name"), property("os.version"), property("os.arch")));
        lines.add(line("processor", processor()));
        lines.add(line("java", property("java.version"), property("java.vm.name"), property("java.home")));
        lines.add(line("threads", Parallel.threads() + " (-Dnacre.threads sets them)"));
        BlasChoice choice = BlasChoice.made();
        Candidates candidates = Candidates.find();
        for (String broken : candidates.broken()) lines.add(line("broken", broken));
        for (Blas blas : candidates.found()) {
            lines.add(line("library", blas.name() + ":", story(blas)));
            lines.add(line("", "from", jar(blas)));
        }
        lines.add(line("used", (choice.blas() == null ? "" : choice.blas().name() + ", ") + choice.reason()));
        return lines;
    }

    /**
     * Which library computes the products, in short. Loads it if necessary.
     *
     * @return one line, such as {@code jblas (jblas 1.2.5, SkylakeX kernels, 1 thread)}
     */
    public static String used() {
        BlasChoice choice = BlasChoice.made();
        return choice.blas() == null
                ? choice.reason()
                : choice.blas().name() + " (" + choice.blas().describe() + ")";
    }

    private static String line(String heading, String... words) {
        return String.format(Locale.ROOT, "%-10s %s", heading, String.join(" ", words));
    }

    private static String property(String name) {
        return System.getProperty(name);
    }

    private static String processor() {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            Optional<String> name = lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
            String kernels = Kernels.best(Files.readString(Path.of("/proc/cpuinfo")))
                    .map(k -> ", can run " + k + " kernels")
                    .orElse("");
            return name.orElse(property("os.arch")) + kernels;
        } catch (IOException e) {
            String name = System.getenv("PROCESSOR_IDENTIFIER"); // Windows
            return name == null ? property("os.arch") : name;
        }
    }

    private static String story(Blas blas) {
        return LibraryCheck.reason(blas).map(why -> "can't be used: " + why).orElseGet(() -> speed(blas));
    }

    private static String speed(Blas blas) {
        return String.format(
                Locale.ROOT,
                "%s; %.1f GFLOP/s at 512×128×784, %.1f at 1024×1024×1024",
                blas.describe(),
                Speed.gigaflops(blas, 512, 128, 784),
                Speed.gigaflops(blas, 1024, 1024, 1024));
    }

    private static String jar(Blas blas) {
        CodeSource source = blas.getClass().getProtectionDomain().getCodeSource();
        return source == null ? "the platform" : source.getLocation().toString();
    }
}
