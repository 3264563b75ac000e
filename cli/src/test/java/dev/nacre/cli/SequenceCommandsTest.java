package dev.nacre.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.cli.serve.Limits;
import dev.nacre.cli.serve.PredictionServer;
import dev.nacre.tables.ForecastModel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** train, predict, evaluate, explain and serve on a table whose rows are steps of a series. */
class SequenceCommandsTest {
    @TempDir
    private static Path folder;

    private static Path csv;
    private static Path model;
    private static Outcome trained;

    @BeforeAll
    static void train() throws IOException {
        SplittableRandom random = new SplittableRandom(3);
        StringBuilder rows = new StringBuilder("month,level,noise\n");
        for (int i = 0; i < 240; i++)
            rows.append("%d-%02d,%.3f,%.3f%n"
                    .formatted(
                            2000 + i / 12,
                            i % 12 + 1,
                            0.2 * i + 5 * Math.sin(Math.PI * i / 6) + 0.3 * random.nextGaussian(),
                            random.nextGaussian()));
        csv = Files.writeString(folder.resolve("level.csv"), rows);
        model = folder.resolve("out/model.safetensors");
        trained = train("--horizon", "2", "--season", "12");
    }

    private static Outcome train(String... more) {
        List<String> args = new ArrayList<>(List.of(
                "train",
                "--csv",
                csv.toString(),
                "--label",
                "level",
                "--sequence",
                "month",
                "--network",
                "dense(16, activation=gelu)",
                "--members",
                "2",
                "--out",
                folder.resolve("out").toString()));
        if (!Arrays.asList(more).contains("--window")) args.addAll(List.of("--window", "12"));
        args.addAll(List.of(more));
        return Outcome.of(args.toArray(String[]::new));
    }

    private static Outcome with(String command, String... more) {
        List<String> args = new ArrayList<>(List.of(command, "--model", model.toString()));
        args.addAll(List.of(more));
        return Outcome.of(args.toArray(String[]::new));
    }

    @Test
    void trainJudgesBesideForecastsWithoutAModel() {
        assertThat(trained.err()).isEmpty();
        assertThat(trained.code()).isZero();
        assertThat(trained.out())
                .contains("2 steps of level from the last 12 rows of 2 columns; 1 series", "seasonal naive");
        assertThat(trained.lastLine()).matches("test mae 0\\.\\d+");
        assertThat(Double.parseDouble(trained.lastLine().substring(9))).isLessThan(0.6);
        assertThat(folder.resolve("out/report.html"))
                .content()
                .contains(
                        "Beside forecasts without a model",
                        "2 steps ahead",
                        "--sequence month --window 12 --horizon 2");
    }

    @Test
    void predictForecastsWhatFollowsOrFromEachRow() throws IOException {
        List<String> next =
                with("predict", "--csv", csv.toString()).out().lines().toList();
        assertThat(next).hasSize(3).first().isEqualTo("origin,step,time,forecast,low,high");
        assertThat(next.get(1)).startsWith("2019-12,1,2020-01,");
        assertThat(next.get(2)).startsWith("2019-12,2,2020-02,");

        Path out = folder.resolve("each.csv");
        assertThat(with("predict", "--csv", csv.toString(), "--each", "--out", out.toString())
                        .code())
                .isZero();
        assertThat(Files.readAllLines(out)).hasSize(1 + 2 * 229).endsWith(next.get(1), next.get(2));
    }

    @Test
    void evaluateAndExplainTakeATable() {
        Outcome evaluated = with("evaluate", "--csv", csv.toString());
        assertThat(evaluated.lastLine()).matches("mae 0\\.\\d+");
        assertThat(evaluated.out()).containsPattern("(?m)^seasonal naive +2\\.\\d+ +\\d\\.\\d+$");
        Outcome explained = with("explain", "--csv", csv.toString());
        assertThat(explained.out()).contains("column,drop,deviation\nlevel,");
        assertThat(explained.lastLine()).startsWith("noise,");
        assertThat(with("evaluate", "--csv", csv.toString(), "--label", "noise").err())
                .contains("--label can't be another column than in training");
    }

    @Test
    void serveAnswersTheStepsThatFollowTheRows() throws IOException, InterruptedException {
        ForecastModel loaded = ForecastModel.load(model);
        StringBuilder rows = new StringBuilder();
        List<String> lines = Files.readAllLines(csv);
        for (String line : lines.subList(lines.size() - 12, lines.size()))
            rows.append(rows.isEmpty() ? "[" : ",[")
                    .append(line.replaceFirst("^[^,]*,", ""))
                    .append("]");
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (PredictionServer server = PredictionServer.start(loaded, address, new Limits())) {
            String answer = post(server, "{\"rows\": [" + rows + "]}");
            float expected = loaded.forecast(csv).get(1).value();
            assertThat(answer)
                    .startsWith("{\"forecasts\":[{\"step\":1,\"value\":")
                    .contains("\"step\":2,\"value\":" + expected);
            assertThat(post(server, "{\"rows\": [[1, 2]]}"))
                    .contains("a forecast is made from 12 rows of one series, in the order of time; there are 1");
        }
        assertThat(with("serve", "--max-rows", "5").err())
                .contains("a forecast is made from 12 rows; --max-rows must be as many, not 5");
    }

    private static String post(PredictionServer server, String body) throws IOException, InterruptedException {
        URI uri = URI.create("http://localhost:" + server.address().getPort() + "/predict");
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @Test
    void optionsThatDoNotFitAreRefused() {
        assertThat(train("--window", "13", "--season", "14").err())
                .contains("--season must be >= 1 and <= --window, 13, not 14");
        assertThat(train("--unlabelled", csv.toString()).err()).contains("leave them out with --sequence");
        Outcome alone = Outcome.of("train", "--csv", csv.toString(), "--label", "level", "--window", "3");
        assertThat(alone.err()).contains("name the column of times by --sequence, too");
        Outcome without = Outcome.of("train", "--csv", csv.toString(), "--label", "level", "--sequence", "month");
        assertThat(without.err()).contains("--sequence needs --window");
        assertThat(train("--window", "240").err())
                .contains("the longest series has 240 rows, fewer than a window of 240");
    }
}
