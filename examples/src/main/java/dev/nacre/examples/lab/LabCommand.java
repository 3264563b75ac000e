package dev.nacre.examples.lab;

import dev.nacre.cli.console.Version;
import dev.nacre.cli.console.WrongUse;
import java.awt.Desktop;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.net.URI;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Opens the lab until the process is asked to end. */
@Command(
        name = "lab",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Opens a page with experiments on training, to play with: activations, signals, optimizers and"
                + " more. Nacre computes behind it, for this machine only. Ends on Ctrl-C.")
public final class LabCommand implements Callable<Integer> {
    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "0",
            description = "Port of the page; 0 takes a free one and prints it (${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--experiment", paramLabel = "NAME", description = "Begins with this experiment (activations).")
    private String experiment;

    @Option(names = "--no-browser", description = "Only prints the address.")
    private boolean noBrowser;

    @Spec
    private CommandSpec spec;

    /** Made by picocli. */
    LabCommand() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        WrongUse.unless(port >= 0 && port <= 65535, "--port must be 0 to 65535, not " + port);
        String first = experiment == null ? "" : "&experiment=" + name(experiment);
        try (LabServer server = LabServer.start(port)) {
            boolean opened = !noBrowser && open(server.url() + first);
            out.println("the lab is at " + server.url() + first + (opened ? "" : ": open it in a browser"));
            out.println("Ctrl-C ends it");
            out.flush();
            new CountDownLatch(1).await();
        } catch (BindException e) {
            throw new WrongUse("--port: " + e.getMessage());
        }
        return 0;
    }

    private static String name(String experiment) {
        try {
            return Experiments.named(experiment).about().name();
        } catch (IllegalArgumentException e) {
            throw new WrongUse("--experiment: " + e.getMessage());
        }
    }

    /** Whether a browser could be asked; a server has none. */
    private static boolean open(String url) {
        try {
            if (!Desktop.isDesktopSupported() || !Desktop.getDesktop().isSupported(Desktop.Action.BROWSE)) return false;
            Desktop.getDesktop().browse(URI.create(url));
            return true;
        } catch (IOException | RuntimeException | Error e) {
            return false;
        }
    }
}
