package dev.nacre.data;

import dev.nacre.Samples;
import dev.nacre.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads images from a folder that has one folder for each class: {@code pets/cat/1.png}, {@code pets/dog/7.jpg}.
 * Classes and files are sorted by name. It reads what Java's ImageIO reads (png, jpg, jpeg, gif, bmp); other files
 * and hidden files are skipped.
 *
 * <p>Pixels become numbers from 0 to 255, row by row; for colour images the red, green and blue values of a pixel
 * stand together. Images of another size are resized, changing their proportions if necessary. The triangle filter of
 * resizing is wide enough to use every pixel of an image that is made smaller. Transparency is ignored. Images of more
 * than 2²⁸ pixels are refused before they are decoded, and so are those that need more memory than there is, 16 bytes
 * for each pixel.
 *
 * @param width pixels in a row, at least 1; 0: as in the first image
 * @param height number of rows, at least 1; 0: as in the first image
 * @param grey whether to read only the brightness, 0.299·red + 0.587·green + 0.114·blue
 */
public record ImageFolder(int width, int height, boolean grey) {
    /** Checks the components. */
    public ImageFolder {
        if (width < 0) throw new IllegalArgumentException("width must be >= 0, not " + width);
        if (height < 0) throw new IllegalArgumentException("height must be >= 0, not " + height);
        if ((width == 0) != (height == 0))
            throw new IllegalArgumentException(
                    "width and height must both be given or both be 0, not " + width + " and " + height);
        if (width > 0) new Shape(height, width, grey ? 1 : 3);
    }

    /** Grey, in the size of the first image. */
    public ImageFolder() {
        this(0, 0, true);
    }

    /**
     * Reads all images into memory.
     *
     * @param folder contains one folder for each class
     * @return the images, class by class
     * @throws DataException if there is no image, or a file is not an image
     * @throws IOException if a file cannot be read
     */
    public Dataset read(Path folder) throws IOException {
        ImageFiles files = new ImageFiles(this, folder);
        Samples samples = ColumnBuffer.of(files, folder.toString());
        return new Dataset(samples, List.of(), files.labels());
    }

    /**
     * Streams the images: every pass of a training reads them again. A shuffled pass reads the files in random order,
     * so it needs no shuffle buffer.
     *
     * @param folder contains one folder for each class; must not change while it is in use
     * @return the images
     * @throws DataException if there is no image
     * @throws IOException if the folder cannot be read
     */
    public StreamedDataset stream(Path folder) throws IOException {
        ImageFiles files = new ImageFiles(this, folder);
        return new StreamedDataset(files, List.of(), files.labels(), List.of(), 1);
    }
}
