package dev.nacre.examples.images;

import dev.nacre.Shape;
import dev.nacre.data.ImageFolder;
import dev.nacre.data.Resize;
import dev.nacre.model.Model;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A model of pictures, and how it reads them.
 *
 * @param file where it comes from
 * @param model classifies pixels from 0 to 255
 */
record PictureModel(Path file, Model model) {
    static PictureModel load(Path file, String option) throws IOException {
        Model model = Model.load(file);
        Shape shape = model.network().inputShape();
        if (shape.isFlat())
            throw new IllegalArgumentException(
                    option + ": " + file + " is no model of pictures: its network takes " + shape
                            + " features in a row, such as those of a table; give a model of examples/run images or"
                            + " mnist");
        if (shape.channels() != 1 && shape.channels() != 3)
            throw new IllegalArgumentException(option + ": " + file + " takes pictures with " + shape.channels()
                    + " channels, but files have 1 (grey) or 3 (red, green, blue)");
        return new PictureModel(file, model);
    }

    ImageFolder format() {
        return format(
                model.network().inputShape().width(),
                model.network().inputShape().height());
    }

    ImageFolder format(int width, int height) {
        return new ImageFolder(width, height, model.network().inputShape().channels() == 1, Resize.BORDER);
    }

    /** Names of the classes; their numbers if they have none. */
    List<String> labels() {
        if (!model.labels().isEmpty()) return model.labels();
        return IntStream.range(0, model.network().outputs())
                .mapToObj(Integer::toString)
                .toList();
    }
}
