package dev.nacre.data;

import dev.nacre.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * Reads images from a folder that has one folder for each class: {@code pets/cat/1.png}, {@code pets/dog/7.jpg}.
 * Classes and files are sorted by name. It reads what Java's ImageIO reads (png, jpg, jpeg, gif, bmp, tif, tiff);
 * other files and hidden files are skipped.
 *
 * <p>Pixels become numbers from 0 to 255, row by row; for colour images the red, green and blue values of a pixel
 * stand together. Images of another size are resized. The triangle filter of resizing is wide enough to use every pixel
 * of an image that is made smaller. Transparency is ignored; photographs are
 * turned upright, if the camera noted how it was held. Images of more than 2²⁸ pixels are refused before they are
 * decoded, and so are those that need more memory than there is, 16 bytes for each pixel.
 *
 * <p>{@link ImageFiles} lists the files first, so that they can be split before they are read; {@link ImageSurvey}
 * finds out size and colours that suit them.
 *
 * @param width pixels in a row, at least 1; 0: as in the first image
 * @param height number of rows, at least 1; 0: as in the first image
 * @param grey whether to read only the brightness, 0.299·red + 0.587·green + 0.114·blue
 * @param resize how images are brought to this size
 */
public record ImageFolder(int width, int height, boolean grey, Resize resize) {
    /** Checks the components. */
    public ImageFolder {
        Objects.requireNonNull(resize, "resize");
        if (width < 0) throw new IllegalArgumentException("width must be >= 0, not " + width);
        if (height < 0) throw new IllegalArgumentException("height must be >= 0, not " + height);
        if ((width == 0) != (height == 0))
            throw new IllegalArgumentException(
                    "width and height must both be given or both be 0, not " + width + " and " + height);
        if (width > 0) new Shape(height, width, grey ? 1 : 3);
    }

    /**
     * Images of one size, stretched to it.
     *
     * @param width pixels in a row, at least 1; 0: as in the first image
     * @param height number of rows, at least 1; 0: as in the first image
     * @param grey whether to read only the brightness
     */
    public ImageFolder(int width, int height, boolean grey) {
        this(width, height, grey, Resize.STRETCH);
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
        return read(ImageFiles.in(folder));
    }

    /**
     * Reads images into memory.
     *
     * @param images which ones
     * @return the images in the same order
     * @throws DataException if there is no image, or a file is not an image
     * @throws IOException if a file cannot be read
     */
    public Dataset read(ImageFiles images) throws IOException {
        requireSome(images);
        String name = images.size() + " images";
        try {
            return new Dataset(new ImageRows(this, images).all(name), List.of(), images.labels());
        } catch (OutOfMemoryError e) { // of one large array, which leaves the rest as it was
            throw Memory.exhausted(name, e);
        }
    }

    private static void requireSome(ImageFiles images) throws DataException {
        if (images.size() == 0) throw new DataException("there is no image to read");
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
        return stream(ImageFiles.in(folder));
    }

    /**
     * Streams images, as {@link #stream(Path)} does.
     *
     * @param images which ones; the files must not change while the stream is in use
     * @return the images
     * @throws DataException if there is no image
     * @throws IOException if the first file cannot be read
     */
    public StreamedDataset stream(ImageFiles images) throws IOException {
        requireSome(images);
        return new StreamedDataset(new ImageRows(this, images), List.of(), images.labels(), List.of(), 1);
    }

    /**
     * Reads one image.
     *
     * @param file an image
     * @return its pixels from 0 to 255, as one sample
     * @throws DataException if the file is not an image
     * @throws IOException if it cannot be read
     */
    public float[] pixels(Path file) throws IOException {
        Pixels pixels = Pixels.read(file);
        ImageFolder format = width == 0 ? sized(pixels) : this;
        float[] x = new float[format.width * format.height * (grey ? 1 : 3)];
        format.write(pixels, x, 0);
        return x;
    }

    /** The same in the size of an image. */
    ImageFolder sized(Pixels image) {
        return new ImageFolder(image.width(), image.height(), grey, resize);
    }

    /** Writes an image in this size, pixel by pixel. */
    void write(Pixels image, float[] x, int start) {
        image.resized(width, height, resize).write(grey, x, start);
    }
}
