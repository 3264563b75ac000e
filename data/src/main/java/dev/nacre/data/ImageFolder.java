package dev.nacre.data;

import dev.nacre.Samples;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads pictures from folders, a folder for each class: {@code pets/cat/1.png}, {@code pets/dog/7.jpg}. Classes and
 * files stand in the order of their names; what Java's ImageIO reads counts (png, jpg, jpeg, gif, bmp), other files and
 * hidden ones are passed over.
 *
 * <p>Pixels become numbers from 0 to 255, row by row; in colour red, green and blue of each pixel stand together.
 * Pictures of another size are brought to it, stretched if need be, with a triangle filter as wide as the pixels are
 * apart, so that nothing is skipped when they get smaller. Transparency is not looked at.
 *
 * @param width pixels in a row, at least 1; 0: as the first picture
 * @param height rows, at least 1; 0: as the first picture
 * @param grey whether to read brightness alone, 0.299·red + 0.587·green + 0.114·blue
 */
public record ImageFolder(int width, int height, boolean grey) {
    /** Checks the components. */
    public ImageFolder {
        if (width < 0) throw new IllegalArgumentException("width must be >= 0, not " + width);
        if (height < 0) throw new IllegalArgumentException("height must be >= 0, not " + height);
        if ((width == 0) != (height == 0))
            throw new IllegalArgumentException(
                    "width and height must both be given or both be 0, not " + width + " and " + height);
    }

    /** Grey, of the first picture's size. */
    public ImageFolder() {
        this(0, 0, true);
    }

    /**
     * Reads all pictures.
     *
     * @param folder of folders
     * @return the pictures, class by class
     * @throws DataException if there is none, or one can't be understood
     * @throws IOException if one can't be read
     */
    public Dataset read(Path folder) throws IOException {
        ImageFiles files = new ImageFiles(this, folder);
        Samples samples = ColumnBuffer.of(files);
        return new Dataset(samples, List.of(), files.labels());
    }

    /**
     * Reads pictures while they are trained on. Files are read in a random order, so the shuffle buffer need not be
     * large.
     *
     * @param folder of folders; must not change while it is in use
     * @return the pictures, read anew in each pass
     * @throws DataException if there is none
     * @throws IOException if it can't be read
     */
    public StreamedDataset stream(Path folder) throws IOException {
        ImageFiles files = new ImageFiles(this, folder);
        return new StreamedDataset(files, List.of(), files.labels(), List.of(), 1);
    }
}
