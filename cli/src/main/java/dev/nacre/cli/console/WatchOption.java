package dev.nacre.cli.console;

import dev.nacre.Shape;
import dev.nacre.report.LiveView;
import dev.nacre.report.Page;
import dev.nacre.training.Cancellation;
import dev.nacre.training.Listener;
import java.io.IOException;
import java.net.BindException;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/**
 * The option {@code --watch} of commands that learn: their trainings are shown in a browser. Without it, listeners do
 * nothing. {@link CommandLines} closes it when the command has ended.
 */
public final class WatchOption implements AutoCloseable {
    private static final Listener NOBODY = new Listener() {};

    @Option(
            names = "--watch",
            paramLabel = "PORT",
            arity = "0..1",
            fallbackValue = "0",
            description = "Shows the trainings in a browser while they run; from there they can be stopped, and their "
                    + "best epochs kept. Prints the address, which is for this machine only. Without a port it takes a "
                    + "free one.")
    private Integer port;

    private Cancellation cancellation = new Cancellation();
    private Optional<LiveView> view = Optional.empty();

    /** Made by picocli. */
    public WatchOption() {}

    /**
     * Begins to serve the page, if the option is given.
     *
     * @param command its name is the page's heading; standard error receives the address
     * @throws IOException if the page can't be served
     */
    public void open(CommandSpec command) throws IOException {
        open(command, cancellation);
    }

    /**
     * Begins to serve the page, if the option is given.
     *
     * @param command its name is the page's heading; standard error receives the address
     * @param all cancelled by the page's button "Stop everything"
     * @throws IOException if the page can't be served
     */
    public void open(CommandSpec command, Cancellation all) throws IOException {
        cancellation = all;
        if (port == null) return;
        WrongUse.unless(port >= 0 && port <= 65535, "--watch takes a port from 0 to 65535, not " + port);
        try {
            view = Optional.of(new LiveView(port, command.qualifiedName(), all));
        } catch (BindException e) {
            throw new WrongUse("--watch " + port + ": " + e.getMessage());
        }
        command.commandLine().getErr().println("watch: " + view.get().url());
        command.commandLine().getErr().flush();
    }

    /**
     * For trainings.
     *
     * @return to be passed after other listeners
     */
    public Listener listener() {
        return view.<Listener>map(page -> page).orElse(NOBODY);
    }

    /**
     * For trainings that need a name, since there are several.
     *
     * @param name such as {@code network 2 of 5}
     * @return to be passed after other listeners
     */
    public Listener named(String name) {
        return view.map(page -> page.named(name)).orElse(NOBODY);
    }

    /**
     * For trainings whose results are compared: the page can't change which weights they end with.
     *
     * @param name such as {@code trial 3}
     * @return to be passed after other listeners
     */
    public Listener trial(String name) {
        return view.map(page -> page.trial(name)).orElse(NOBODY);
    }

    /**
     * For commands that hand on one listener.
     *
     * @param listener one without {@linkplain Listener#state state}
     * @return the same listener, and the page after it
     */
    public Listener beside(Listener listener) {
        return view.<Listener>map(page -> new Both(listener, page)).orElse(listener);
    }

    /**
     * Shows samples that a network takes as rows of numbers as pictures.
     *
     * @param shape of a picture
     */
    public void pictures(Shape shape) {
        view.ifPresent(page -> page.pictures(shape));
    }

    /**
     * Shows the sections of a report above the trainings.
     *
     * @param report replaces one that has the same sections
     */
    public void show(Page report) {
        view.ifPresent(page -> report.sections().forEach(page::show));
    }

    /**
     * Whether the reader of the page wants everything to stop.
     *
     * @return true after the page's button "Stop everything", or once the command is cancelled
     */
    public boolean cancelled() {
        return cancellation.cancelled();
    }

    @Override
    public void close() {
        view.ifPresent(LiveView::close);
        view = Optional.empty();
    }
}
