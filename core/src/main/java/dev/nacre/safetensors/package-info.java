/**
 * Reads and writes safetensors files: named arrays of numbers with a JSON header, readable from many languages. The format
 * is described at <a href="https://github.com/huggingface/safetensors">github.com/huggingface/safetensors</a>.
 */
package dev.nacre.safetensors;
