package dev.nacre.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.Network;
import dev.nacre.Samples;
import dev.nacre.Shape;
import dev.nacre.losses.Mse;
import dev.nacre.model.Model;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;

/** Model files that were written before samples had shapes. */
class FormerModelFileTest {
    /** A file of today with the texts of that time, without the digest. */
    private static byte[] former(byte[] file, String... replacements) {
        int length = (int) ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong();
        String header =
                new String(file, 8, length, StandardCharsets.UTF_8).replaceFirst(",\"nacre.sha256\":\"[0-9a-f]*\"", "");
        for (int i = 0; i < replacements.length; i += 2) {
            assertThat(header).contains(replacements[i]);
            header = header.replace(replacements[i], replacements[i + 1]);
        }
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + text.length + file.length - 8 - length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(text.length)
                .put(text)
                .put(file, 8 + length, file.length - 8 - length)
                .array();
    }

    @Test
    void augmentationsWithWidthAndHeightAndChannelMeanWithChannelsAreStillRead() throws Exception {
        Network network =
                new Network("sequential([shift(pixels=1), elastic, channelMean, dense(2)])", new Shape(4, 3, 2), 1);
        FloatMatrix x = new FloatMatrix(24, 5);
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < x.length; i++) x.data[i] = random.nextFloat();
        network.fitPreprocessing(new Samples(x));
        byte[] bytes = new Model(network, new Mse()).bytes();

        Model read = Model.load(former(
                bytes,
                "shift(pixels=1, fill=0)",
                "shift(pixels=1, width=3, height=4, fill=0)",
                "elastic(alpha=34, sigma=4, fill=0)",
                "elastic(alpha=34, sigma=4, width=3, height=4, fill=0)",
                "channelMean",
                "channelMean(channels=2)",
                "\"4x3x2\"",
                "\"24\""));

        assertThat(read.network().inputShape()).isEqualTo(new Shape(4, 3, 2));
        assertThat(read.network().spec()).isEqualTo(network.spec());
        assertThat(read.network().infer(x).data).isEqualTo(network.infer(x).data);
    }
}
