package dev.nacre.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.Network;
import dev.nacre.Samples;
import dev.nacre.autoencoders.anomaly.AnomalyDetector;
import dev.nacre.losses.Mse;
import dev.nacre.model.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What detect refuses, in one line. */
class DetectRefusalsTest {
    @TempDir
    private Path folder;

    private Path csv;

    @BeforeEach
    void table() throws IOException {
        csv = PeopleTable.write(folder.resolve("table.csv"));
    }

    private void refused(int code, String message, String... more) {
        Stream<String> common = Stream.of(
                "detect",
                "--csv",
                csv.toString(),
                "--out",
                folder.resolve("out").toString());
        Outcome outcome = Outcome.of(Stream.concat(common, Stream.of(more)).toArray(String[]::new));
        assertThat(outcome.err()).startsWith("error: ").contains(message).hasLineCount(1);
        assertThat(outcome.code()).isEqualTo(code);
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void wrongOptions() {
        refused(2, "unknown autoencoder: denoisin", "--network", "denoisin(3)");
        refused(2, "unknown autoencoder: dense", "--network", "dense(3)");
        refused(2, "--share must be > 0 and < 1, not 1.0", "--share", "1");
        refused(2, "a threshold must be a share of anomalies such as 0.02, auto, one of", "--threshold", "most");
        refused(2, "quantile must be > 0 and <= 1, not 2.0", "--threshold", "quantile=2");
        refused(2, "share must be >= 0 and < 1, not 1.5", "--threshold", "1.5");
        refused(2, "--share and --threshold exclude each other", "--threshold", "auto", "--share", "0.1");
        refused(2, "--trim must be >= 0 and <= 0.5, not 0.7", "--trim", "0.7");
        refused(2, "--trim and --clean exclude each other", "--trim", "0.1", "--clean");
        refused(2, "--reasons must be >= 0, not -1", "--reasons", "-1");
        refused(2, "--label needs either --anomaly or --normal", "--label", "kind");
        refused(2, "--anomaly and --normal need --label", "--anomaly", "a");
        refused(2, "--network several times needs --label", "--network", "rbm(2)", "--network", "autoencoder(2)");
        refused(2, "with --model there is none", "--model", "any", "--network", "autoencoder(2)");
    }

    @Test
    void columnsAndLabelsThatAreNotThere() {
        String columns = "the columns are height, weight, age, kind, sum";
        refused(1, "no column called \"colour\"; " + columns, "--label", "colour", "--anomaly", "a");
        refused(1, "no column called \"name\"; " + columns, "--id", "name");
        refused(1, "the labels: of 150 labelled samples 0 are anomalies", "--label", "kind", "--anomaly", "x");
    }

    @Test
    void tablesThatAreTooSmall() throws IOException {
        csv = Files.writeString(folder.resolve("few.csv"), "x,y\n1,2\n2,3\n3,5\n4,4\n5,1\n6,2\n");
        refused(1, "few.csv: 6 rows are too few to learn what is usual; 10 are needed");
        csv = Files.writeString(folder.resolve("one.csv"), "x\n1\n2\n3\n4\n5\n6\n");
        refused(1, "one.csv: one column alone has no pattern to learn");
        csv = folder.resolve("missing.csv");
        refused(1, csv + ": no such file or folder");
    }

    @Test
    void modelsThatAreNoDetectorsOrOldOnes() throws IOException {
        Path file = folder.resolve("other.safetensors");
        Network network = new Network("sequential([standardize, autoencoder(2)])", 2, 1);
        network.fitPreprocessing(new Samples(new FloatMatrix(2, 3, 1, 2, 3, 4, 5, 7)));
        List<String> names = List.of("height", "weight");
        new Model(network, new Mse(), names, List.of(), Map.of()).save(file);
        refused(1, "this model is not an anomaly detector: its notes have no anomaly threshold", "--model", "" + file);

        Map<String, String> old = Map.of("anomaly threshold", "1.5", "anomaly quantile", "0.98");
        new Model(network, new Mse(), names, List.of(), old).save(file);
        assertThat(AnomalyDetector.of(Model.load(file)).threshold().value()).isEqualTo(1.5);
        refused(1, "this detector can't give reasons", "--model", "" + file, "--reasons", "1");
        refused(1, "keeps no scores of held-out rows, so there are no p-values", "--model", "" + file, "--p-values");
        refused(
                1,
                "this detector keeps no scores, from which another threshold",
                "--model",
                "" + file,
                "--share",
                "0.1");
        Outcome scored = Outcome.of("detect", "--csv", csv.toString(), "--model", file.toString(), "--all");
        assertThat(scored.code()).as(scored.err()).isZero();
        assertThat(scored.out().lines().toList().get(1)).matches("1,[0-9.e+]+,,(true|false)");
        assertThat(Outcome.of("predict", "--csv", csv.toString(), "--model", file.toString())
                        .err())
                .contains(file + ": it detects unusual rows, and predicts nothing; use nacre detect --model " + file);
    }
}
