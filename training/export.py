"""The network as the package carries it: encoder in int8 (ONNX), heads in half precision, the pieces as text."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from contested.model.codes import KINDS
from training.network import Network


def export(network: Network, pieces: list[str], folder: Path) -> None:
    """Write encoder.onnx, heads.npz, vocabulary.txt, and a confidence.json that changes nothing, into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    network.eval()
    with tempfile.TemporaryDirectory() as scratch:
        whole = Path(scratch) / "encoder.onnx"
        torch.onnx.export(
            network.encoder,
            (torch.arange(1000, 1050),),
            str(whole),
            input_names=["ids"],
            output_names=["vectors"],
            dynamic_axes={"ids": {0: "pieces"}, "vectors": {0: "pieces"}},
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(
            whole,
            folder / "encoder.onnx",
            weight_type=QuantType.QInt8,
            per_channel=True,
            # Seven bits a weight: with eight, sums can overflow on processors without VNNI.
            reduce_range=True,
            op_types_to_quantize=["MatMul", "Gather"],
        )
    heads = {name: value.numpy().astype(np.float16) for name, value in network.heads.state_dict().items()}
    np.savez_compressed(folder / "heads.npz", **heads)
    (folder / "confidence.json").write_text(json.dumps(dict.fromkeys(KINDS, (0, 1))) + "\n")
    (folder / "vocabulary.txt").write_text("\n".join(pieces) + "\n", encoding="utf-8")
