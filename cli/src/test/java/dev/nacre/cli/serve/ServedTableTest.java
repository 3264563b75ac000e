package dev.nacre.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.cli.Outcome;
import dev.nacre.tables.TableModel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What training was told about a table holds for other commands and for the service. */
class ServedTableTest {
    @TempDir
    private Path folder;

    private Path table(String name, String header, String... columns) throws Exception {
        StringBuilder text = new StringBuilder(header).append('\n');
        for (int i = 0; i < 60; i++) {
            String[] cells = {"n" + i, Integer.toString(i), i % 3 == 0 ? "" : "c" + i % 3, i % 3 == 1 ? "yes" : "no"};
            for (String column : columns)
                text.append(cells[Integer.parseInt(column)]).append(';');
            text.setCharAt(text.length() - 1, '\n');
        }
        return Files.writeString(folder.resolve(name), text);
    }

    private Outcome run(String command, Path csv, String... more) {
        List<String> arguments = new java.util.ArrayList<>(List.of(command, "--csv", csv.toString()));
        arguments.addAll(List.of(more));
        return Outcome.of(arguments.toArray(String[]::new));
    }

    @Test
    void theSeparatorAndIgnoredColumnsOfTrainingHoldForEvaluatePredictAndTheService() throws Exception {
        Path all = table("all.csv", "id;size;colour;bought", "0", "1", "2", "3");
        String model = folder.resolve("out/model.safetensors").toString();
        Outcome trained = run(
                "train",
                all,
                "--label",
                "bought",
                "--separator",
                ";",
                "--ignore",
                "id",
                "--members",
                "1",
                "--epochs",
                "40",
                "--out",
                folder.resolve("out").toString());
        assertThat(trained.err()).isEmpty();

        Outcome evaluated = run("evaluate", all, "--model", model);
        assertThat(evaluated.err()).isEmpty();
        assertThat(evaluated.lastLine()).matches("accuracy [01]\\.\\d{4}");
        List<String> predicted =
                run("predict", all, "--model", model).out().lines().toList();
        assertThat(predicted).hasSize(60).allMatch(line -> line.matches("(yes|no),[01]\\.\\d{4}"));
        for (Path fewer : List.of(
                table("unlabelled.csv", "id;size;colour", "0", "1", "2"),
                table("unnamed.csv", "size;colour;bought", "1", "2", "3"),
                table("features.csv", "size;colour", "1", "2")))
            assertThat(run("predict", fewer, "--model", model).out().lines().toList())
                    .as("%s", fewer)
                    .isEqualTo(predicted);

        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (PredictionServer server = PredictionServer.start(TableModel.load(Path.of(model)), address, new Limits())) {
            Client client = new Client(server.address().getPort());
            String label = "\"label\":\"" + predicted.get(1).replaceFirst(",.*", "") + '"';
            for (String row : List.of(
                    "[1, \"c1\"]",
                    "{\"size\": 1, \"colour\": \"c1\"}",
                    "{\"id\": \"n1\", \"size\": \"1\", \"colour\": \"c1\", \"bought\": null}"))
                assertThat(client.predict("{\"row\": " + row + "}").body())
                        .contains(label)
                        .doesNotContain("unknown");
            assertThat(client.predict("{\"rows\": [{\"size\": 0}, [0, null]]}").body())
                    .startsWith("{\"predictions\":[{\"label\":\"")
                    .doesNotContain("unknown");
            assertThat(client.get("/model").body()).contains("\"categories\":[[],[\"c1\",\"c2\"]]");
        }
    }
}
