package dev.nacre.examples.images;

import dev.nacre.compute.Argmax;
import dev.nacre.data.DataException;
import dev.nacre.data.ImageFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Classifies pictures.
 *
 * @param model a model file
 * @param path a picture, or a folder; pictures in folders below it are classified, too
 */
record PicturePrediction(Path model, Path path) {
    /** Prints CSV: file, class, and the probability of each class. Returns 1 if a file can't be read, or else 0. */
    int print(PrintWriter out, PrintWriter err) throws IOException {
        PictureModel trained = PictureModel.load(model, "--model");
        List<Path> pictures = pictures();
        List<String> labels = trained.labels();
        StringBuilder header = new StringBuilder("file,class");
        for (String label : labels) header.append(',').append(quoted(label));
        out.println(header);
        int problems = 0;
        for (Path picture : pictures) {
            try {
                float[] p = trained.model().predict(trained.format().pixels(picture));
                out.println(line(picture, labels, p));
                if (out.checkError()) return problems; // nobody reads it any more
            } catch (DataException e) {
                out.flush();
                err.println("error: " + e.getMessage());
                problems = 1;
            }
        }
        out.flush();
        return problems;
    }

    private static String line(Path picture, List<String> labels, float[] p) {
        StringBuilder line = new StringBuilder(quoted(picture.toString()))
                .append(',')
                .append(quoted(labels.get(Argmax.of(p, 0, p.length))));
        for (float each : p) line.append(String.format(Locale.ROOT, ",%.4f", each));
        return line.toString();
    }

    private List<Path> pictures() throws IOException {
        if (!Files.exists(path)) throw new IllegalArgumentException("--predict: " + path + ": no such file or folder");
        if (!Files.isDirectory(path)) return List.of(path);
        try (Stream<Path> files = Files.walk(path)) {
            List<Path> found = files.filter(
                            file -> !path.relativize(file).toString().matches("(.*/)?\\..*"))
                    .filter(ImageFiles::isImage)
                    .sorted()
                    .toList();
            if (found.isEmpty())
                throw new IllegalArgumentException(
                        "--predict: " + path + ": has no pictures (png, jpg, gif, bmp, tif)");
            return found;
        }
    }

    /** RFC 4180. */
    private static String quoted(String text) {
        return text.matches("[^\",\\r\\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
