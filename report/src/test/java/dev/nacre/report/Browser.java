package dev.nacre.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A page in a headless Chromium.
 *
 * @param dom the document after its script ran
 * @param console what the browser logged, errors of scripts among it
 */
public record Browser(String dom, String console) {
    /** Where Debian and others have it. */
    public static Optional<Path> program() {
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> Stream.of("/usr/bin", "/usr/local/bin").map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Opens a page; the folder takes the profile. */
    public static Browser load(Path page, Path folder) throws IOException, InterruptedException {
        Path dom = folder.resolve("dom.html");
        Path console = folder.resolve("console.txt");
        List<String> command = command(folder);
        command.addAll(
                List.of("--virtual-time-budget=2000", "--dump-dom", page.toUri().toString()));
        Process process = new ProcessBuilder(command)
                .redirectOutput(dom.toFile())
                .redirectError(console.toFile())
                .start();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IOException("the browser did not end");
        }
        return new Browser(Files.readString(dom), Files.readString(console, StandardCharsets.ISO_8859_1));
    }

    /** The program with what all pages are opened with; the folder takes the profile. */
    static List<String> command(Path folder) {
        List<String> command =
                new ArrayList<>(List.of(program().orElseThrow().toString(), "--headless", "--no-sandbox"));
        command.addAll(List.of("--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"));
        command.addAll(List.of("--disable-component-update", "--disable-sync", "--enable-logging=stderr", "--v=0"));
        command.add("--user-data-dir=" + folder.resolve("profile"));
        return command;
    }
}
