package dev.nacre.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.autoencoders.anomaly.AnomalyDetector;
import dev.nacre.cli.Outcome;
import dev.nacre.model.Model;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnomalyTest {
    @TempDir
    Path folder;

    private Outcome run(String name, String... options) {
        String[] args = Arrays.copyOf(
                new String[] {"anomaly", "--out", folder.resolve(name).toString()}, 3 + options.length);
        System.arraycopy(options, 0, args, 3, options.length);
        return Run.of(args);
    }

    @Test
    void malignantTumoursAreFoundWithoutHavingBeenLearned() throws Exception {
        Outcome outcome = run("tumours");

        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.lastLine()).matches("ROC AUC 0\\.9\\d{3}, average precision 0\\.9\\d{3}");
        assertThat(folder.resolve("tumours/report.html"))
                .content()
                .contains("worst area", "false alarms", "Features with large errors")
                .doesNotContain("{{", "NaN", "src=\"http", "<link");
        assertThat(run("again").lastLine()).isEqualTo(outcome.lastLine());
    }

    @Test
    void theDetectorIsAModelFileThatRaisesAlarms() throws Exception {
        run("detector", "--data", "digits", "--class", "5");

        AnomalyDetector detector = AnomalyDetector.of(Model.load(folder.resolve("detector/model.safetensors")));
        AnomalyData data = AnomalyData.of(DigitsData.shipped(), "5", 1);
        assertThat(share(detector.anomalies(data.anomalous().samples().x()))).isGreaterThan(0.6);
        assertThat(share(detector.anomalies(data.normal().samples().x()))).isLessThan(0.12);
        assertThat(folder.resolve("detector/report.html")).content().contains("class 5", "restored");
    }

    private static double share(boolean[] alarms) {
        int count = 0;
        for (boolean alarm : alarms) if (alarm) count++;
        return (double) count / alarms.length;
    }

    @Test
    void theHeldOutClassIsInNoPartButTheLast() throws Exception {
        AnomalyData data = AnomalyData.of(AnomalyData.tumours(), "malignant", 3);

        assertThat(data.train().classes()).containsOnly(0);
        assertThat(data.watched().classes()).containsOnly(0);
        assertThat(data.normal().classes()).containsOnly(0);
        assertThat(data.anomalous().classes()).hasSize(212).containsOnly(1);
        assertThat(data.train().size() + data.watched().size() + data.normal().size())
                .isEqualTo(357);
        Set<String> rows = new HashSet<>(rows(data.train().samples().x()));
        rows.retainAll(rows(data.normal().samples().x()));
        assertThat(rows).isEmpty();
    }

    private static Set<String> rows(FloatMatrix x) {
        Set<String> rows = new HashSet<>();
        for (int s = 0; s < x.columns; s++)
            rows.add(Arrays.toString(Arrays.copyOfRange(x.data, s * x.rows, (s + 1) * x.rows)));
        return rows;
    }

    @Test
    void wrongOptionsGetOneLineThatSaysWhatToDo() {
        String see = " (see examples/run anomaly --help)\n";
        assertThat(run("x", "--class", "maybe").err())
                .isEqualTo("error: --class: there is no class maybe; the classes are benign, malignant" + see);
        assertThat(run("x", "--quantile", "1.5").err())
                .isEqualTo("error: --quantile must be > 0 and <= 1, not 1.5" + see);
        Outcome data = run("x", "--data", "iris");
        assertThat(data.code()).isEqualTo(2);
        assertThat(data.err()).isEqualTo("error: --data must be tumours or digits, not iris" + see);
    }
}
