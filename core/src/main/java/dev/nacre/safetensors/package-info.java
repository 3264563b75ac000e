/**
 * Reads and writes safetensors files: named arrays of numbers with a JSON header, which many languages can read. The
 * format is described at
 * <a href="https://github.com/huggingface/safetensors">github.com/huggingface/safetensors</a>.
 *
 * <p>Begin with {@link dev.nacre.safetensors.TensorFile}; {@link dev.nacre.safetensors.Tensor} is what it writes.
 * {@link dev.nacre.safetensors.AtomicFile} replaces any file safely. What Nacre puts into its model files is decided in
 * {@link dev.nacre.model}, not here.
 *
 * <p>Files may come from strangers: every length is checked against the file before memory is allocated for it. Keep it
 * so, and run the fuzz tests after a change of {@code Header}.
 */
package dev.nacre.safetensors;
