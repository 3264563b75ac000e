package dev.nacre.examples.lab;

import com.sun.net.httpserver.HttpServer;
import dev.nacre.report.Loopback;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Serves the lab to this machine alone, on the JDK's own server. */
final class LabServer implements AutoCloseable {
    /** Connections at a time; more are closed at once. */
    private static final int CONNECTIONS = 40;

    private static final int JOBS = 2;
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final Loopback access = new Loopback();
    private final Jobs jobs;
    private final ExecutorService threads =
            new ThreadPoolExecutor(0, CONNECTIONS, 10, TimeUnit.SECONDS, new SynchronousQueue<>());
    private final HttpServer server;

    private LabServer(int port, Jobs jobs) throws IOException {
        this.jobs = jobs;
        // else lines wait for the browser's delayed acknowledgement
        if (System.getProperty("sun.net.httpserver.nodelay") == null)
            System.setProperty("sun.net.httpserver.nodelay", "true");
        server = Loopback.listen(port, CONNECTIONS);
        server.createContext("/", new LabHandler(access, jobs));
        server.setExecutor(threads);
        server.start();
    }

    /**
     * Starts to serve.
     *
     * @param port 0 takes a free one
     * @return to be closed
     * @throws IOException if the port can't be used
     */
    static LabServer start(int port) throws IOException {
        return start(port, new Jobs(JOBS, LONGEST));
    }

    static LabServer start(int port, Jobs jobs) throws IOException {
        return new LabServer(port, jobs);
    }

    int port() {
        return server.getAddress().getPort();
    }

    String token() {
        return access.token();
    }

    /** The page's address; the token is in its fragment, which browsers send to nobody. */
    String url() {
        return "http://127.0.0.1:" + port() + "/#token=" + token();
    }

    @Override
    public void close() {
        jobs.cancelAll();
        server.stop(0);
        threads.shutdownNow();
    }
}
