package dev.nacre.report;

import dev.nacre.Batch;
import dev.nacre.Shape;
import dev.nacre.training.Cancellation;
import dev.nacre.training.Epoch;
import dev.nacre.training.Listener;
import dev.nacre.training.Training;
import java.io.IOException;
import java.util.Objects;

/**
 * A listener that shows trainings in a browser while they run: loss, metrics, learning rate, problems, and for each
 * layer updates and histograms, filters, and examples with predictions. From the page a training can be stopped, and
 * its best epoch be kept. Any number of trainings, one after the other or at once, can have the same listener; the page
 * shows the last twelve.
 *
 * <p>The page is served to this machine only, to those who know its {@linkplain #url address}. A training never waits
 * for it, and the layers are observed as often as that takes half a percent of the time. Weights change only if
 * the reader of the page keeps the best epoch. Pass it after other listeners, so that the page has the last word
 * on this.
 *
 * <pre>{@code
 * try (LiveView view = new LiveView(0)) {
 *     System.out.println("watch at " + view.url());
 *     trainer.fit(network, data, validation, new EarlyStopping(5), view);
 * }
 * }</pre>
 */
public final class LiveView implements Listener, AutoCloseable {
    private final LiveTrainings trainings = new LiveTrainings();
    private final Cancellation cancellation;
    private final LivePage page;
    private final LiveServer server;

    /**
     * Starts to serve a page.
     *
     * @param port on 127.0.0.1; 0 takes a free one
     * @throws IOException if the port can't be used
     */
    public LiveView(int port) throws IOException {
        this(port, "Training", new Cancellation());
    }

    /**
     * Starts to serve a page.
     *
     * @param port on 127.0.0.1; 0 takes a free one
     * @param title heading of the page, plain text
     * @param cancellation cancelled by the page's button "Stop everything"; this listener then stops its trainings,
     *     also those that begin later
     * @throws IOException if the port can't be used
     */
    public LiveView(int port, String title, Cancellation cancellation) throws IOException {
        this.cancellation = Objects.requireNonNull(cancellation, "cancellation");
        this.page = new LivePage(trainings, cancellation);
        this.server = new LiveServer(port, title, page);
    }

    /**
     * Where the page is.
     *
     * @return with a random token: who has the address can see the page and stop trainings
     */
    public String url() {
        return server.url();
    }

    /**
     * The same page for trainings that need a name, since there are several.
     *
     * @param name such as {@code network 2 of 5}; plain text
     * @return a listener that any number of trainings, one after the other or at once, can have
     */
    public Listener named(String name) {
        return new Watcher(name, true);
    }

    /**
     * The same for trainings whose results are compared, such as the trials of a search: they can be stopped, but which
     * weights they end with doesn't depend on the page.
     *
     * @param name such as {@code trial 3}; plain text
     * @return a listener that any number of trainings, one after the other or at once, can have
     */
    public Listener trial(String name) {
        return new Watcher(name, false);
    }

    /**
     * Shows a section of your own above the trainings, such as the figures of a loop that has no {@link Training}. At
     * most 20 are shown.
     *
     * @param section replaces the one that has the same title, if there is one
     */
    public void show(Section section) {
        page.show(section);
    }

    /**
     * Shows samples as pictures though their networks take them as rows of numbers, in trainings that begin later.
     *
     * @param shape of a picture, for networks with that many inputs
     */
    public void pictures(Shape shape) {
        trainings.pictures(shape);
    }

    /** Stops the trainings, as the page's button does, after their current steps. Any thread may call it. */
    public void stopAll() {
        cancellation.cancel();
    }

    @Override
    public void onStart(Training training) {
        trainings.start(training.stage(), true, training);
    }

    @Override
    public void onGradients(Training training, Batch batch) {
        trainings.find(training).ifPresent(live -> live.onGradients(training, batch));
    }

    @Override
    public void onStep(Training training, double loss) {
        cancellation.onStep(training, loss);
        trainings.find(training).ifPresent(live -> live.onStep(training, loss));
    }

    @Override
    public void onEpoch(Training training, Epoch epoch) {
        trainings.find(training).ifPresent(live -> live.onEpoch(training, epoch));
    }

    @Override
    public void onEnd(Training training) {
        trainings.find(training).ifPresent(live -> live.onEnd(training));
        trainings.end(training);
    }

    /** Sends the last state to open pages, for two seconds at most, and ends the service. Trainings go on. */
    @Override
    public void close() {
        server.close();
    }

    /** Gives trainings a name. */
    private final class Watcher implements Listener {
        private final String name;
        private final boolean keepable;

        Watcher(String name, boolean keepable) {
            this.name = name;
            this.keepable = keepable;
        }

        @Override
        public void onStart(Training training) {
            trainings.start(name + ", " + training.stage(), keepable, training);
        }

        @Override
        public void onGradients(Training training, Batch batch) {
            LiveView.this.onGradients(training, batch);
        }

        @Override
        public void onStep(Training training, double loss) {
            LiveView.this.onStep(training, loss);
        }

        @Override
        public void onEpoch(Training training, Epoch epoch) {
            LiveView.this.onEpoch(training, epoch);
        }

        @Override
        public void onEnd(Training training) {
            LiveView.this.onEnd(training);
        }
    }
}
