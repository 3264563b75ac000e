package dev.nacre.data;

import dev.nacre.Shape;

/** Says where each pixel of an image is fetched from. */
@FunctionalInterface
interface Warp {
    /**
     * Sets the column u and the row v that each pixel is fetched from, for one sample of a pass. The same pass gives
     * the same numbers.
     */
    void fill(long pass, int sample, Shape image, float[] u, float[] v);

    /**
     * A linear map about the centre of the image, then a shift: u = a·x + b·y + du, v = c·x + d·y + dv, with x and y
     * measured from the centre.
     */
    static void affine(
            Shape image, double a, double b, double c, double d, double du, double dv, float[] u, float[] v) {
        double centreX = (image.width() - 1) / 2.0;
        double centreY = (image.height() - 1) / 2.0;
        for (int i = 0; i < image.pixels(); i++) {
            double x = i % image.width() - centreX;
            double y = i / image.width() - centreY;
            u[i] = (float) (a * x + b * y + centreX + du);
            v[i] = (float) (c * x + d * y + centreY + dv);
        }
    }
}
