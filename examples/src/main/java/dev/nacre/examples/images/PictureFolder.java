package dev.nacre.examples.images;

import dev.nacre.data.ImageFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The pictures in a folder of classes, or in a folder with such folders called {@code train} and {@code test}.
 *
 * @param learned to learn from
 * @param validation for early stopping; empty if no folder is called so
 * @param test held out; empty if no folder is called so
 */
record PictureFolder(ImageFiles learned, Optional<ImageFiles> validation, Optional<ImageFiles> test) {
    /** Each class costs a column of the confusion matrix, and outputs; more are rarely folders of classes. */
    static final int MOST_CLASSES = 1000;

    static PictureFolder of(Path folder) throws IOException {
        if (!Files.exists(folder)) throw new IllegalArgumentException(folder + ": no such file or folder");
        if (!Files.isDirectory(folder))
            throw new IllegalArgumentException(
                    folder + ": is a file; --data takes the folder that holds one folder for each class");
        requireClasses(folder);
        Optional<Path> train = child(folder, "train", "training");
        if (train.isEmpty()) return new PictureFolder(classes(folder), Optional.empty(), Optional.empty());
        ImageFiles learned = classes(train.get());
        return new PictureFolder(
                learned,
                part(child(folder, "validation", "valid", "val"), learned),
                part(child(folder, "test", "testing"), learned));
    }

    private static void requireClasses(Path folder) throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            List<Path> all = found.toList();
            if (all.isEmpty()) throw new IllegalArgumentException(folder + ": is empty; " + expected(folder));
            if (all.stream().anyMatch(Files::isDirectory)) return;
            long pictures = all.stream().filter(ImageFiles::isImage).count();
            throw new IllegalArgumentException(folder + ": has no folders"
                    + (pictures == 0 ? "" : ", but " + pictures + " pictures") + "; " + expected(folder));
        }
    }

    private static String expected(Path folder) {
        return "put the pictures of each class into a folder of its own, such as " + folder.resolve("cat/1.jpg")
                + " and " + folder.resolve("dog/1.jpg");
    }

    /** A sub-folder of this name that holds folders itself. */
    private static Optional<Path> child(Path folder, String... names) throws IOException {
        for (String name : names) {
            Path child = folder.resolve(name);
            if (!Files.isDirectory(child)) continue;
            try (Stream<Path> found = Files.list(child)) {
                if (found.anyMatch(Files::isDirectory)) return Optional.of(child);
            }
        }
        return Optional.empty();
    }

    private static Optional<ImageFiles> part(Optional<Path> folder, ImageFiles learned) throws IOException {
        if (folder.isEmpty()) return Optional.empty();
        return Optional.of(ImageFiles.in(folder.get()).without(List.of()).relabelled(learned.labels()));
    }

    /** The classes that have pictures. */
    private static ImageFiles classes(Path folder) throws IOException {
        ImageFiles files = ImageFiles.in(folder).without(List.of());
        int classes = files.labels().size();
        if (classes < 2)
            throw new IllegalArgumentException(
                    folder + ": only " + files.labels().get(0)
                            + " has pictures, but telling classes apart needs at least two; " + expected(folder));
        if (classes > MOST_CLASSES)
            throw new IllegalArgumentException(
                    folder + ": has " + classes + " classes with pictures, at most " + MOST_CLASSES
                            + " can be learned; is each of its folders a class? Merge them, or give a part of them");
        return files;
    }
}
