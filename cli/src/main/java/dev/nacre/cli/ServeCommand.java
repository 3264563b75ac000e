package dev.nacre.cli;

import dev.nacre.autoencoders.anomaly.AnomalyDetector;
import dev.nacre.cli.console.WrongUse;
import dev.nacre.cli.serve.Limits;
import dev.nacre.cli.serve.PredictionServer;
import dev.nacre.model.Model;
import dev.nacre.tables.ForecastModel;
import dev.nacre.tables.TableModel;
import dev.nacre.tables.UnusualRows;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Serves a model until the process is asked to end. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Serves a saved model, also a detector of unusual rows, over HTTP: POST /predict, GET /model, "
                + "GET /health, all JSON. "
                + "Ends on SIGTERM or Ctrl-C, after the requests under way.")
final class ServeCommand implements Callable<Integer> {
    @Mixin
    private ModelOption model;

    @Option(
            names = "--host",
            paramLabel = "NAME",
            defaultValue = "127.0.0.1",
            description = "Where to listen (${DEFAULT-VALUE}, this machine only).")
    private String host;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "Port (${DEFAULT-VALUE}); 0 takes a free one and prints it.")
    private int port;

    @Option(
            names = "--max-bytes",
            paramLabel = "N",
            defaultValue = "1048576",
            description = "Longest body of a request (${DEFAULT-VALUE}).")
    private int bytes;

    @Option(
            names = "--max-rows",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Most rows of a request (${DEFAULT-VALUE}).")
    private int rows;

    @Option(
            names = "--max-seconds",
            paramLabel = "N",
            defaultValue = "10",
            description = "Time for a request to come in, to wait, and at the end to finish (${DEFAULT-VALUE}).")
    private int seconds;

    @Spec
    private CommandSpec spec;

    /** Made by picocli. */
    public ServeCommand() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        WrongUse.unless(port >= 0 && port <= 65535, "--port must be 0 to 65535, not " + port);
        WrongUse.unless(bytes >= 1, "--max-bytes must be >= 1, not " + bytes);
        WrongUse.unless(rows >= 1, "--max-rows must be >= 1, not " + rows);
        WrongUse.unless(seconds >= 1, "--max-seconds must be >= 1, not " + seconds);
        Limits usual = new Limits();
        Limits limits = new Limits(bytes, rows, usual.predictions(), Duration.ofSeconds(seconds));
        InetSocketAddress address = new InetSocketAddress(InetAddress.getByName(host), port);
        PredictionServer server = start(model.load(), address, limits);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            boolean finished = server.stop(limits.time());
            out.println(finished ? "stopped" : "stopped; some requests were not finished");
            out.flush();
        }));
        out.println("serving " + model + " at http://" + host + ":"
                + server.address().getPort());
        out.flush();
        new CountDownLatch(1).await();
        return 0;
    }

    private PredictionServer forecasts(ForecastModel served, InetSocketAddress address, Limits limits)
            throws IOException {
        int window = served.sequence().window();
        WrongUse.unless(
                window <= rows, "a forecast is made from " + window + " rows; --max-rows must be as many, not " + rows);
        return PredictionServer.start(served, address, limits);
    }

    private PredictionServer start(Model served, InetSocketAddress address, Limits limits) throws IOException {
        try {
            if (ForecastModel.is(served)) return forecasts(new ForecastModel(served), address, limits);
            return AnomalyDetector.thresholdOf(served).isPresent()
                    ? PredictionServer.start(new UnusualRows(served), address, limits)
                    : PredictionServer.start(new TableModel(served), address, limits);
        } catch (BindException e) {
            throw new WrongUse("http://" + host + ":" + port + " can't be served: " + e.getMessage()
                    + "; choose another --port or --host (--port 0 takes a free one)");
        }
    }
}
