package dev.nacre.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nacre.Batch;
import dev.nacre.Network;
import dev.nacre.losses.Mse;
import dev.nacre.training.Checkpoint;
import dev.nacre.training.Listener;
import dev.nacre.training.Trainer;
import dev.nacre.training.Training;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamedDatasetTest {
    private static final Trainer TRAINER =
            Trainer.of(new Mse(), new TestDescent(1e-3f)).batchSize(7).epochs(3).seed(5);

    /** Rows (i, −i) → i. Counts how many readings are open. */
    private record Counting(int size, int bad, AtomicInteger readings) implements RowSource {
        Counting(int size) {
            this(size, -1, new AtomicInteger());
        }

        @Override
        public int inputs() {
            return 2;
        }

        @Override
        public int targets() {
            return 1;
        }

        @Override
        public OptionalLong samples() {
            return OptionalLong.of(size);
        }

        @Override
        public Rows open() {
            readings.incrementAndGet();
            return new Rows() {
                private int next;

                @Override
                public boolean next(float[] x, int xStart, float[] t, int tStart) throws IOException {
                    if (next == bad) throw new DataException("row " + bad + " is bad");
                    if (next == size) return false;
                    if (next % 50 == 0) Thread.yield();
                    x[xStart] = next;
                    x[xStart + 1] = -next;
                    t[tStart] = next++;
                    return true;
                }

                @Override
                public void close() {
                    readings.decrementAndGet();
                }
            };
        }
    }

    private static List<Integer> pass(Iterator<Batch> batches) {
        List<Integer> seen = new ArrayList<>();
        batches.forEachRemaining(batch -> {
            for (int s = 0; s < batch.x().columns; s++) {
                assertThat(batch.x().data[2 * s]).isEqualTo(batch.t().data[s]);
                assertThat(batch.x().data[2 * s + 1]).isEqualTo(-batch.t().data[s]);
                seen.add((int) batch.t().data[s]);
            }
        });
        return seen;
    }

    private static StreamedDataset stream(int size, int buffer) {
        return new StreamedDataset(new Counting(size)).buffer(buffer);
    }

    @Test
    void aPassShowsEachRowOnceInAnOrderOfSeedAndBuffer() {
        List<Integer> all = IntStream.range(0, 1000).boxed().toList();
        StreamedDataset data = stream(1000, 100);

        assertThat(pass(data.inOrder(64))).isEqualTo(all);
        assertThat(pass(data.shuffled(64, 1)))
                .containsExactlyInAnyOrderElementsOf(all)
                .isNotEqualTo(all)
                .isEqualTo(pass(data.shuffled(64, 1)))
                .isEqualTo(pass(data.shuffled(7, 1)))
                .isNotEqualTo(pass(data.shuffled(64, 2)))
                .isNotEqualTo(pass(data.buffer(200).shuffled(64, 1)));
    }

    @Test
    void aBufferAsLongAsTheDataMakesEveryOrderAsLikely() {
        int[] first = new int[10];
        StreamedDataset data = stream(10, 10);
        for (int seed = 0; seed < 2000; seed++)
            first[pass(data.shuffled(10, seed)).get(0)]++;
        for (int count : first) assertThat(count).isBetween(140, 260);
    }

    @Test
    void theLastBatchIsSmallerAndAnEmptySourceHasNone() {
        List<Integer> sizes = new ArrayList<>();
        stream(10, 3).inOrder(4).forEachRemaining(batch -> sizes.add(batch.x().columns));

        assertThat(sizes).containsExactly(4, 4, 2);
        assertThat(stream(0, 3).shuffled(4, 1).hasNext()).isFalse();
        assertThat(stream(8, 3).inOrder(4)).toIterable().hasSize(2);
    }

    @Test
    void aBatchStaysAsItIsUntilTheNextIsAskedFor() {
        Iterator<Batch> batches = stream(1000, 1).inOrder(2);
        for (int i = 0; i < 500; i++) {
            Batch batch = batches.next();
            batches.hasNext();
            assertThat(batch.t().data).containsExactly(2 * i, 2 * i + 1);
        }
    }

    private static float[] weights(Network network) {
        return network.parameter("1.weight").value().data;
    }

    private static Network network() {
        return new Network("sequential([standardize, dense(1)])", 2, 1);
    }

    @Test
    void theSameSeedGivesTheSameBits() {
        Network one = network();
        Network two = network();

        TRAINER.fit(one, stream(500, 50), stream(30, 1));
        TRAINER.fit(two, stream(500, 50), stream(30, 1));

        assertThat(weights(one)).isEqualTo(weights(two));
        assertThat(one.parameter("0.mean").value().data).containsExactly(249.5f, -249.5f);
    }

    @Test
    void aTrainingThatWasInterruptedGoesOnBitForBitAndLetsGoOfItsFile(@TempDir Path folder) throws IOException {
        Network whole = network();
        TRAINER.fit(whole, stream(500, 50));
        Counting rows = new Counting(500);
        StreamedDataset data = new StreamedDataset(rows).buffer(50);

        TRAINER.fit(network(), data, new Listener() {
            @Override
            public void onStep(Training training, double loss) {
                if (training.step() == 100) training.stop();
            }

            @Override
            public void onStop(Training training) {
                try {
                    training.checkpoint(folder.resolve("c"));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        });

        assertThat(rows.readings()).hasValue(0);
        Checkpoint checkpoint = Checkpoint.read(folder.resolve("c"));
        assertThat(checkpoint.step()).isEqualTo(100);
        TRAINER.fit(checkpoint, data);
        assertThat(weights(checkpoint.network())).isEqualTo(weights(whole));
        assertThat(rows.readings()).hasValue(0);
    }

    @Test
    void whatIsWrongInAFileIsSaidByTheTraining() {
        Counting rows = new Counting(500, 300, new AtomicInteger());
        StreamedDataset data = new StreamedDataset(rows);

        assertThatThrownBy(() -> TRAINER.fit(network(), data))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("row 300 is bad")
                .hasCauseInstanceOf(DataException.class);
    }

    @Test
    void aPassThatIsForgottenLetsGoOfItsFile() {
        Counting rows = new Counting(100_000);
        Iterator<Batch> batches = new StreamedDataset(rows).inOrder(10);
        batches.next();
        assertThat(rows.readings()).hasValue(1);
        batches = null;
        for (int i = 0; i < 1000 && rows.readings().get() > 0; i++) System.gc();
        assertThat(rows.readings()).hasValue(0);
    }

    @Test
    void partsShareNothingAndTogetherAreTheWhole() {
        StreamedDataset.Split parts = stream(10_000, 1).split(0.8, 3);
        List<Integer> first = pass(parts.training().inOrder(100));
        List<Integer> second = pass(parts.test().inOrder(100));

        assertThat(first.size()).isBetween(7850, 8150).isEqualTo((int)
                parts.training().sampleCount().orElseThrow());
        List<Integer> both = new ArrayList<>(first);
        both.addAll(second);
        assertThat(both)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 10_000).boxed().toList());
        assertThat(pass(stream(10_000, 1).split(0.8, 4).training().inOrder(100)))
                .isNotEqualTo(first);
        assertThatThrownBy(() -> stream(3, 1).split(1, 1)).hasMessage("share must be > 0 and < 1, not 1.0");
    }

    @Test
    void aTableIsStreamedAsItIsRead(@TempDir Path folder) throws IOException {
        StringBuilder text = new StringBuilder("size,colour,class\n");
        for (int i = 0; i < 300; i++)
            text.append(i % 7 == 0 ? "?" : i)
                    .append(i % 3 == 0 ? ",red" : ",blue")
                    .append(i % 2 == 0 ? ",a\n" : ",b\n");
        Path file = Files.writeString(folder.resolve("t.csv"), text);
        Csv csv = new Csv(new Target.Classes(new Column.Last(), List.of()))
                .with(new Categories.Detect())
                .with(Missing.KEEP);

        Dataset read = csv.read(file);
        StreamedDataset streamed = csv.stream(file);

        assertThat(streamed.sampleCount()).hasValue(300);
        assertThat(streamed.features()).isEqualTo(read.features()).containsExactly("size", "colour");
        assertThat(streamed.labels()).isEqualTo(read.labels()).containsExactly("a", "b");
        assertThat(streamed.categories()).isEqualTo(read.categories());
        assertThat(streamed.missing()).isTrue();
        FloatMatrix x = streamed.inOrder(300).next().x();
        assertThat(x.data).isEqualTo(read.samples().x().data);
    }

    @Test
    void sizesAreChecked() {
        assertThatThrownBy(() -> stream(3, 0)).hasMessage("buffer must be >= 1, not 0");
        assertThatThrownBy(() -> stream(3, 1).inOrder(0)).hasMessage("batch size must be >= 1, not 0");
    }
}
