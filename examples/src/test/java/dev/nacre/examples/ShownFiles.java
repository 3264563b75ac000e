package dev.nacre.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.nacre.Network;
import dev.nacre.losses.CrossEntropy;
import dev.nacre.model.Model;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;

/** Small files of the names that the pages' code reads. */
final class ShownFiles {
    private ShownFiles() {}

    static void write(Path folder) throws IOException {
        Network network = new Network("sequential([dense(300), relu, batchNorm, dense(10)])", 784, 1);
        for (String name : new String[] {"model.safetensors", "weights.safetensors"})
            new Model(network, new CrossEntropy()).save(folder.resolve(name));

        String penguins = "species;id;island;bill\nadelie;1;dream;39.1\ngentoo;2;biscoe;\nadelie;3;dream;40.3\n";
        Files.writeString(folder.resolve("all-penguins.csv"), penguins);
        zipped(folder.resolve("penguins.csv.gz"), penguins.getBytes(UTF_8));
        StringBuilder customers = new StringBuilder("months,plan,churn\n");
        for (int i = 0; i < 60; i++)
            customers.append(i).append(i % 3 == 0 ? ",fixed," : ",flexible,").append(i < 20 ? "yes\n" : "no\n");
        Files.writeString(folder.resolve("customers.csv"), customers);
        Files.writeString(folder.resolve("new-customers.csv"), "months,plan\n3,fixed\n50,flexible\n");
        StringBuilder orders = new StringBuilder("number,note,clerk,months,plan\n");
        for (int i = 0; i < 200; i++)
            orders.append(
                    "%d,n%d,c%d,%d,%s%n".formatted(1000 + i, i, i % 7, i % 24, i % 3 == 0 ? "fixed" : "flexible"));
        Files.writeString(folder.resolve("orders.csv"), orders);
        Files.writeString(folder.resolve("new-orders.csv"), "number,months,plan\n1,5,fixed\n2,900,flexible\n");
        StringBuilder weeks = new StringBuilder("date,co2\n");
        for (int i = 0; i < 400; i++)
            weeks.append("%s,%.2f%n"
                    .formatted(LocalDate.of(1990, 1, 6).plusWeeks(i), 350 + 0.03 * i + 3 * Math.sin(i * Math.PI / 26)));
        Files.writeString(folder.resolve("co2.csv"), weeks);
        Files.writeString(
                folder.resolve("gestures.csv"), "gesture,x,y,z,kind\n1,0,1,2,wave\n1,3,4,5,wave\n2,6,7,8,nod\n");
        zipped(folder.resolve("a9a.gz"), "-1 3:1 11:1\n+1 5:1 7:0.5\n".getBytes(UTF_8));
        for (String pet : new String[] {"cat/1.png", "cat/2.png", "cat/3.png", "dog/5.png", "dog/6.png", "dog/7.png"}) {
            Path file = folder.resolve("pets").resolve(pet);
            Files.createDirectories(file.getParent());
            ImageIO.write(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
        }
        ByteBuffer images = ByteBuffer.allocate(16 + 2 * 784);
        zipped(
                folder.resolve("train-images-idx3-ubyte.gz"),
                images.putInt(0x803).putInt(2).putInt(28).putInt(28).array());
        ByteBuffer labels = ByteBuffer.allocate(8 + 2);
        zipped(
                folder.resolve("train-labels-idx1-ubyte.gz"),
                labels.putInt(0x801).putInt(2).array());
        Path plugins = Path.of("src/test/resources/dev/nacre/examples/plugins/third-party-of-2026-11-29.jar");
        Files.copy(plugins, folder.resolve("plugins.jar"));
    }

    private static void zipped(Path file, byte[] bytes) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(bytes);
        }
    }
}
