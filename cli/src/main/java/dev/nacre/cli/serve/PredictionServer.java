package dev.nacre.cli.serve;

import com.sun.net.httpserver.HttpServer;
import dev.nacre.tables.ForecastModel;
import dev.nacre.tables.TableModel;
import dev.nacre.tables.UnusualRows;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Serves a model: {@code POST /predict}, {@code GET /model}, {@code GET /health}. What is no HTTP the JDK's server
 * answers itself, as text/html. One thread for each connection that
 * is busy, so that a slow client holds up nobody but itself; as many connections as there are threads, and more are
 * closed at once.
 */
public final class PredictionServer implements AutoCloseable {
    /** Connections at a time. */
    public static final int CONNECTIONS = 200;

    private final HttpServer server;
    private final ExecutorService threads;
    private final Requests requests;

    private PredictionServer(HttpServer server, ExecutorService threads, Requests requests) {
        this.server = server;
        this.threads = threads;
        this.requests = requests;
    }

    /**
     * Starts to serve.
     *
     * @param model of a table, or any other as a {@link TableModel#TableModel(dev.nacre.model.Model) TableModel}; must
     *     not be trained meanwhile; any number of threads predict with it
     * @param address where to listen; port 0 takes a free one
     * @param limits what it takes on at most; the first server of a JVM decides the time for all
     * @return to be closed
     * @throws IOException if the address can't be had
     */
    public static PredictionServer start(TableModel model, InetSocketAddress address, Limits limits)
            throws IOException {
        return start(new ServedTable(model), address, limits);
    }

    /**
     * Starts to serve a model that forecasts series: {@code POST /predict} takes the last rows of one series, and
     * answers the steps that follow.
     *
     * @param model any number of threads forecast with it
     * @param address where to listen; port 0 takes a free one
     * @param limits what it takes on at most; the first server of a JVM decides the time for all
     * @return to be closed
     * @throws IOException if the address can't be had
     */
    public static PredictionServer start(ForecastModel model, InetSocketAddress address, Limits limits)
            throws IOException {
        return start(new ServedForecast(model), address, limits);
    }

    /**
     * Starts to serve a detector of unusual rows: {@code POST /predict} answers scores.
     *
     * @param detector any number of threads score with it
     * @param address where to listen; port 0 takes a free one
     * @param limits what it takes on at most; the first server of a JVM decides the time for all
     * @return to be closed
     * @throws IOException if the address can't be had
     */
    public static PredictionServer start(UnusualRows detector, InetSocketAddress address, Limits limits)
            throws IOException {
        return start(new ServedDetector(detector), address, limits);
    }

    private static PredictionServer start(Served model, InetSocketAddress address, Limits limits) throws IOException {
        setTimes(limits.time());
        model.warm();
        ExecutorService threads =
                new ThreadPoolExecutor(0, CONNECTIONS, 10, TimeUnit.SECONDS, new SynchronousQueue<>());
        HttpServer server = HttpServer.create(address, CONNECTIONS);
        Requests requests = new Requests(model, limits);
        server.createContext("/", requests);
        server.setExecutor(threads);
        server.start();
        return new PredictionServer(server, threads, requests);
    }

    /**
     * The JDK's server reads these once, from system properties (see the documentation of the module jdk.httpserver).
     * Handlers notice late requests themselves and say so; these times, a little longer, are for clients that send
     * nothing at all, and for what comes after an answer.
     */
    private static void setTimes(Duration time) {
        String seconds = Long.toString(time.toSeconds() + 2);
        setUnlessSet("sun.net.httpserver.maxReqTime", seconds);
        setUnlessSet("sun.net.httpserver.maxRspTime", seconds);
        setUnlessSet("sun.net.httpserver.idleInterval", "30");
        setUnlessSet("jdk.httpserver.maxConnections", Integer.toString(CONNECTIONS));
        setUnlessSet(
                "sun.net.httpserver.nodelay", "true"); // else answers wait for the client's delayed acknowledgement
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) System.setProperty(property, value);
    }

    /**
     * Where it listens.
     *
     * @return with the port that was taken
     */
    public InetSocketAddress address() {
        return server.getAddress();
    }

    /**
     * Takes no more requests, lets those under way finish, and stops. Requests that come meanwhile are answered by 503,
     * for a second at least, since some are on their way.
     *
     * @param longest how long to wait
     * @return whether all were finished
     */
    public boolean stop(Duration longest) {
        boolean finished = requests.drain(longest);
        close();
        return finished;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }
}
