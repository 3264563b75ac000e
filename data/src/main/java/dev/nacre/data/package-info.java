/**
 * Reading data, splitting it, preparing it within the network, and augmenting images.
 *
 * <p>Begin with a reader: {@link dev.nacre.data.Csv} for tables, {@link dev.nacre.data.ImageFolder} and {@link
 * dev.nacre.data.Idx} for images, {@link dev.nacre.data.Libsvm} for sparse text. Each can read a file into a {@link
 * dev.nacre.data.Dataset} in memory, and all but {@code Idx} can stream it as a {@link
 * dev.nacre.data.StreamedDataset}. Data from elsewhere comes in by {@code Dataset.of} or by a {@link
 * dev.nacre.data.RowSource} of your own.
 *
 * <p>Rows that are steps of a series are put into the order of time, and cut into windows, by {@code
 * dev.nacre.data.sequence}.
 *
 * <p>Preprocessing is a layer: {@link dev.nacre.data.Standardize}, {@link dev.nacre.data.MinMax}, {@link
 * dev.nacre.data.FillMissing}, {@link dev.nacre.data.OneHot}, {@link dev.nacre.data.Embedding}, {@link
 * dev.nacre.data.Pca} and others; {@link dev.nacre.data.Preprocessing} chooses the usual ones. It is fitted to the
 * training data when training begins, and saved with the model. Augmentation is a layer too ({@link
 * dev.nacre.data.Shift}, {@link dev.nacre.data.Rotate}, {@link dev.nacre.data.Elastic} and others), except {@link
 * dev.nacre.data.Mixup}, which changes targets and therefore acts on the data: {@link dev.nacre.data.MixedData}.
 *
 * <p>A new layer of preprocessing that maps each feature linearly needs only a few lines: see {@code AffineLayer}
 * and its users. A new augmentation of images needs only a function: see {@code Warp}. {@code ReadAhead} and {@code
 * BatchReader} own the reader thread of a stream; the order in which rows are drawn, and the order of additions in
 * {@code Moments} and {@code Covariances}, decide which bits come out: keep them. The names of parameters are part
 * of the format of model files.
 */
package dev.nacre.data;
