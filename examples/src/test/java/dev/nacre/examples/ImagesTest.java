package dev.nacre.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.Network;
import dev.nacre.cli.Outcome;
import dev.nacre.losses.CrossEntropy;
import dev.nacre.model.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that learns from a folder of pictures. */
class ImagesTest {
    private static final String[] THREE = {"across", "down", "plain"};

    @TempDir
    private Path folder;

    private Path data;

    @BeforeEach
    void name() {
        data = folder.resolve("data");
    }

    private Outcome learn(Path data, String... options) {
        List<String> args = new ArrayList<>(List.of("images", "--data", data.toString()));
        args.addAll(List.of("--out", folder.resolve("out").toString()));
        args.addAll(List.of(options));
        return Run.of(args.toArray(String[]::new));
    }

    private static double accuracy(Outcome outcome) {
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.lastLine()).startsWith("test accuracy ");
        return Double.parseDouble(outcome.lastLine().substring(14, 20));
    }

    private Outcome predict(Path model, Path path) {
        return Run.of("images", "--model", model.toString(), "--predict", path.toString());
    }

    private Path model() {
        return folder.resolve("out/model.safetensors");
    }

    @Test
    void picturesOfManySizesAndFormatsAreLearnedAndPredicted() throws IOException {
        TinyPictures.write(data, true, 40, THREE);
        Path bad = Files.writeString(data.resolve("plain/damaged.png"), "not a picture");

        Outcome outcome = learn(data, "--epochs", "12");

        assertThat(accuracy(outcome)).isGreaterThan(0.8);
        assertThat(outcome.out())
                .contains("120 pictures of 3 classes", "in colour", "left out: " + bad + ": is not an image")
                .contains("81 to train on, 15 for validation, 24 for the test");
        Model model = Model.load(model());
        assertThat(model.labels()).containsExactly(THREE);
        assertThat(model.network().inputShape().channels()).isEqualTo(3);
        assertThat(model.notes()).containsEntry("pictures", "120").containsKey("test accuracy");

        Outcome all = predict(model(), data);
        assertThat(all.code()).isEqualTo(1);
        assertThat(all.err())
                .isEqualTo("error: " + bad + ": is not an image that Java can read; convert it to PNG, or remove it\n");
        assertThat(all.out().lines()).hasSize(1 + 120).first().isEqualTo("file,class,across,down,plain");
        long right = all.out()
                .lines()
                .skip(1)
                .filter(line -> line.contains("/" + line.split(",")[1] + "/"))
                .count();
        assertThat(right).isGreaterThan(100);
        Outcome one = predict(model(), data.resolve("down/1.jpg"));
        assertThat(one.code()).isZero();
        assertThat(one.lastLine()).matches(".*down/1\\.jpg,\\w+(,[01]\\.\\d{4}){3}");
    }

    @Test
    void theSameSeedGivesTheSameModel() throws IOException {
        TinyPictures.write(data, false, 12, THREE);

        learn(data, "--epochs", "2", "--size", "8");
        byte[] first = Files.readAllBytes(model());
        learn(data, "--epochs", "2", "--size", "8");

        assertThat(Files.readAllBytes(model())).isEqualTo(first);
        assertThat(Model.load(model()).network().inputShape()).hasToString("8x8x1");
    }

    @Test
    void foldersCalledTrainAndTestAreUsedAsSuch() throws IOException {
        TinyPictures.write(data.resolve("train"), false, 20, THREE);
        TinyPictures.write(data.resolve("test"), false, 5, "across", "plain");

        Outcome outcome = learn(data, "--epochs", "2");

        assertThat(outcome.out()).contains("51 to train on, 9 for validation, 10 for the test");
        TinyPictures.write(data.resolve("test"), false, 5, "other");
        assertThat(learn(data).err()).endsWith("there is no class other; the classes are across, down, plain\n");
    }

    @Test
    void aClassWithOnePictureIsLearnedFrom() throws IOException {
        TinyPictures.write(data, false, 30, "across", "down");
        TinyPictures.write(data, false, 1, "plain");

        Outcome outcome = learn(data, "--epochs", "2");

        assertThat(accuracy(outcome)).isBetween(0.0, 1.0);
        assertThat(outcome.lastLine()).contains("mean of the classes");
        assertThat(Files.readString(folder.resolve("out/report.html"))).contains("classWeighted");
        assertThat(Model.load(model()).labels()).containsExactly(THREE);
    }

    @Test
    void layersOfAnotherNetworkAreTakenOver() throws IOException {
        TinyPictures.write(data, false, 60, THREE);
        accuracy(learn(data, "--epochs", "10"));
        Path source = Files.move(model(), folder.resolve("source.safetensors"));
        Path few = TinyPictures.write(folder.resolve("few"), true, 12, "checked", "down");

        Outcome outcome = learn(few, "--from", source.toString(), "--epochs", "4");

        assertThat(accuracy(outcome)).isBetween(0.0, 1.0);
        assertThat(outcome.lastLine()).matches("test accuracy \\d\\.\\d{4}, from scratch \\d\\.\\d{4}");
        Model moved = Model.load(model());
        assertThat(moved.labels()).containsExactly("checked", "down");
        assertThat(moved.network().inputShape())
                .isEqualTo(Model.load(source).network().inputShape());
        assertThat(Files.readString(folder.resolve("out/report.html")))
                .contains("What the other network", "began with the layers of " + source);
        assertThat(learn(few, "--from", source.toString(), "--epochs", "1", "--size", "24")
                        .code())
                .isZero();
    }

    @Test
    void aNetworkOfYourOwn() throws IOException {
        TinyPictures.write(data, false, 12, THREE);

        assertThat(learn(data, "--epochs", "1", "--network", "sequential([conv(2), flatten, dense(3)])")
                        .code())
                .isZero();
        assertThat(learn(data, "--epochs", "1", "--network", "sequential([conv(2), dense(4)])")
                        .err())
                .startsWith("error: --network must have one output for each of the 3 classes, but has 4");
        Path source = Files.copy(model(), folder.resolve("flat.safetensors"));
        assertThat(learn(data, "--from", source.toString(), "--size", "9").err())
                .startsWith("error: --size 9: the weights of " + source + " are for pictures of")
                .contains("leave out --size")
                .hasLineCount(1);
    }

    @Test
    void timeIsKept() throws IOException {
        TinyPictures.write(data, false, 12, THREE);
        long start = System.nanoTime();

        assertThat(learn(data, "--minutes", "0.2").code()).isZero();

        assertThat((System.nanoTime() - start) * 1e-9).isLessThan(60);
        assertThat(Files.readString(folder.resolve("out/report.html"))).containsPattern("--epochs [1-9]\\d*");
    }

    private void refused(String message, String... options) {
        Outcome outcome = learn(data, options);
        assertThat(outcome.code()).isPositive();
        assertThat(outcome.err()).isEqualTo("error: " + message + "\n");
    }

    @Test
    void foldersThatAreNoneGetOneMessage() throws IOException {
        String put = "put the pictures of each class into a folder of its own, such as " + data + "/cat/1.jpg and "
                + data + "/dog/1.jpg";
        refused(data + ": no such file or folder");
        Files.createDirectories(data);
        refused(data + ": is empty; " + put);
        TinyPictures.write(data, false, 2, ".");
        refused(data + ": has no folders, but 2 pictures; " + put);
        Files.createDirectories(data.resolve("empty"));
        refused(data + ": contains no image; put the images into one folder for each class, such as " + data
                + "/cat/1.png");
        TinyPictures.write(data, false, 2, "down");
        refused(data + ": only down has pictures, but telling classes apart needs at least two; " + put);
        TinyPictures.write(data, false, 1, "across");
        TinyPictures.write(data, false, 1, "plain");
        refused(data + ": 4 pictures of 3 classes are too few to hold some back for validation and test; at least one"
                + " class needs three pictures");
        data = data.resolve("down/0.png");
        refused(data + ": is a file; --data takes the folder that holds one folder for each class");
    }

    @Test
    void tooManyClassesAndOnlyDamagedFiles() throws IOException {
        for (int i = 0; i < 1001; i++) {
            Files.createDirectories(data.resolve("c" + i));
            Files.writeString(data.resolve("c" + i + "/1.png"), "");
        }
        refused(data + ": has 1001 classes with pictures, at most 1000 can be learned; is each of its folders a class?"
                + " Merge them, or give a part of them");
        Path two = folder.resolve("two");
        for (String name : List.of("a", "b")) {
            Files.createDirectories(two.resolve(name));
            Files.writeString(two.resolve(name + "/1.png"), "no picture");
        }
        data = two;
        refused("no image can be read; the first one: " + two.resolve("a/1.png")
                + ": is not an image that Java can read; convert it to PNG, or remove it");
        Files.delete(two.resolve("a/1.png"));
        TinyPictures.write(two, false, 1, "a");
        refused(two + ": only a has pictures that can be read; the first of the others: " + two.resolve("b/1.png")
                + ": is not an image that Java can read; convert it to PNG, or remove it");
    }

    @Test
    void wrongOptionsGetOneLine() throws IOException {
        String help = " (see examples/run images --help)";
        refused("--size must be >= 8 and <= 512, not 1" + help, "--size", "1");
        refused("--epochs must be >= 1, not 0" + help, "--epochs", "0");
        refused("--minutes must be > 0, not -1.0" + help, "--minutes", "-1");
        refused("--minutes and --epochs can't both be given" + help, "--minutes", "1", "--epochs", "1");
        refused("--model and --predict go together" + help, "--predict", "x");
        assertThat(Run.of("images").err())
                .isEqualTo("error: --data FOLDER learns from pictures, --model MODEL --predict PATH classifies some"
                        + help + "\n");
        Path table = folder.resolve("table.safetensors");
        new Model(new Network("dense(2)", 4, 1), new CrossEntropy()).save(table);
        refused(
                "--from: " + table
                        + " is no model of pictures: its network takes 4 features in a row, such as those of a"
                        + " table; give a model of examples/run images or mnist",
                "--from",
                table.toString());
        assertThat(predict(table, folder).err()).startsWith("error: --model: " + table + " is no model of pictures");
        assertThat(predict(folder.resolve("none"), folder).err()).endsWith("none: the file does not exist\n");
    }
}
