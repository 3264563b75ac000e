package dev.nacre.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tables that come through a pipe. */
class DetectPipeTest {
    @TempDir
    private Path folder;

    private Path csv;
    private Path pipe;

    @BeforeEach
    void files() throws Exception {
        csv = PeopleTable.write(folder.resolve("table.csv"));
        pipe = folder.resolve("fifo");
        assumeThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .as("no mkfifo")
                .isZero();
    }

    private String model() {
        return folder.resolve("out/model.safetensors").toString();
    }

    private Outcome learn(Path table) {
        return Outcome.of("detect", "--csv", table.toString(), "--ignore", "sum", "--out", folder + "/out");
    }

    @Test
    void aPipeIsLearnedFromAsAFileIs() throws Exception {
        Process writer = new ProcessBuilder("bash", "-c", "cat '" + csv + "' > '" + pipe + "'").start();
        Outcome learned = learn(pipe);
        assertThat(learned.err()).isEmpty();
        assertThat(writer.waitFor()).isZero();
        assertThat(learned.out()).isEqualTo(learn(csv).out());
    }

    @Test
    void whatIsWrongInAPipeIsSaidOfThePipe() throws Exception {
        Process writer = new ProcessBuilder("bash", "-c", "printf 'sum,a,b\\n1,2,3\\n4,5\\n' > '" + pipe + "'").start();
        Outcome learned = learn(pipe);
        assertThat(writer.waitFor()).isZero();
        assertThat(learned.err()).startsWith("error: " + pipe + ", line 3: 2 columns instead of 3");
        assertThat(learned.code()).isEqualTo(1);
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES) // if rows are not printed as they come, this waits for ever
    void rowsOfAPipeAreScoredAsTheyCome() throws Exception {
        learn(csv);
        PipedReader printed = new PipedReader(1 << 16);
        PrintWriter out = new PrintWriter(new PipedWriter(printed), true);
        StringWriter err = new StringWriter();
        CompletableFuture<Integer> code = CompletableFuture.supplyAsync(() -> Outcome.line()
                .setOut(out)
                .setErr(new PrintWriter(err, true))
                .execute("detect", "--csv", pipe.toString(), "--model", model(), "--all", "--id", "name"));
        try (BufferedReader lines = new BufferedReader(printed)) {
            try (Writer rows = Files.newBufferedWriter(pipe)) {
                rows.write("name,height,weight,age,kind\n");
                for (int i = 1; i <= 3; i++) {
                    rows.write("n" + i + ",150,60,40,a\n");
                    rows.flush();
                    if (i == 1) assertThat(lines.readLine()).isEqualTo("row,name,score,pValue,unusual");
                    assertThat(lines.readLine()).startsWith(i + ",n" + i + ",");
                }
            }
            assertThat(code.get()).as(err.toString()).isZero();
        }
        assertThat(err.toString()).contains(" of 3 rows are unusual");
    }
}
