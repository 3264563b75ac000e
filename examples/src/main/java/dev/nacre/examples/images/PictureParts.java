package dev.nacre.examples.images;

import dev.nacre.data.DataException;
import dev.nacre.data.ImageFiles;
import dev.nacre.data.ImageFolder;
import dev.nacre.data.ImageSurvey;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The pictures of a folder, looked at once and split.
 *
 * @param survey what was found among the pictures to learn from
 * @param training to train on
 * @param validation for early stopping and choices
 * @param test held out: nothing is chosen by it
 * @param damaged why each of the damaged files can't be read
 */
record PictureParts(
        ImageSurvey survey, ImageFiles training, ImageFiles validation, ImageFiles test, List<String> damaged) {
    private static final double TRAINING_AND_VALIDATION = 0.8;
    private static final double TRAINING = 0.85;
    private static final int SHOWN = 5;

    static PictureParts of(Path folder, PictureFolder found, long seed, SurveyProgress progress) throws DataException {
        List<String> damaged = new ArrayList<>();
        ImageSurvey survey = survey(found.learned(), progress, damaged);
        ImageFiles images = survey.images();
        if (images.labels().size() < 2)
            throw new IllegalArgumentException(
                    folder + ": only " + images.labels().get(0)
                            + " has pictures that can be read; the first of the others: " + damaged.get(0));
        Optional<ImageFiles> ownTest = readable(found.test(), images, progress, damaged);
        Optional<ImageFiles> ownValidation = readable(found.validation(), images, progress, damaged);
        List<ImageFiles> tested = split(images, ownTest, TRAINING_AND_VALIDATION, seed);
        List<ImageFiles> validated = split(tested.get(0), ownValidation, TRAINING, seed + 1);
        ImageFiles test = tested.get(1);
        ImageFiles validation = validated.get(1);
        if (validation.size() == 0 || test.size() == 0)
            throw new IllegalArgumentException(folder + ": " + images.size() + " pictures of "
                    + images.labels().size()
                    + " classes are too few to hold some back for validation and test; at least"
                    + " one class needs three pictures");
        return new PictureParts(survey, validated.get(0), validation, test, damaged);
    }

    /** All and the part that is there, or else two parts of all. */
    private static List<ImageFiles> split(ImageFiles all, Optional<ImageFiles> own, double share, long seed) {
        return own.map(part -> List.of(all, part)).orElseGet(() -> all.split(share, seed));
    }

    private static Optional<ImageFiles> readable(
            Optional<ImageFiles> part, ImageFiles learned, SurveyProgress progress, List<String> damaged)
            throws DataException {
        if (part.isEmpty()) return part;
        return Optional.of(survey(part.get(), progress, damaged).images().relabelled(learned.labels()));
    }

    private static ImageSurvey survey(ImageFiles files, SurveyProgress progress, List<String> damaged)
            throws DataException {
        ImageSurvey survey = ImageSurvey.of(files, progress.over(files.size()));
        progress.finish();
        damaged.addAll(survey.damaged());
        return survey;
    }

    List<String> labels() {
        return training.labels();
    }

    int size() {
        return training.size() + validation.size() + test.size();
    }

    /** Says what was found, and names damaged files. */
    void print(PrintWriter out, ImageFolder format) {
        out.printf(
                "%,d pictures of %d classes, %s pixels, %s: learned as %d × %d%n",
                size(),
                labels().size(),
                survey.sizes(),
                survey.coloured() ? "in colour" : "grey",
                format.width(),
                format.height());
        out.printf(
                "%,d to train on, %,d for validation, %,d for the test%n",
                training.size(), validation.size(), test.size());
        for (String each : damaged.subList(0, Math.min(SHOWN, damaged.size()))) out.println("left out: " + each);
        if (damaged.size() > SHOWN) out.printf("left out: %,d more damaged files%n", damaged.size() - SHOWN);
        out.flush();
    }
}
