# Everything a person or a machine does here. It needs git, make and Python 3.11; the rest is fetched,
# pinned by hash. The work itself is in tools/.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
ENV := $(PYTHON) tools/envs.py
BENCHES := upload export export_cancel kill temp_score

help: ## what there is to make
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 24

demo: ## real footage scored in real Blender, into build/demo/
	@$(PYTHON) demo/make_demo.py

test: ## every test but the window ones; RING="blender sequencer" picks some
	@$(PYTHON) tools/rings.py $(RING)

test-gui: ## real Blender in a window, clicked (Linux; Debian's Blender in a folder of its own)
	@$(PYTHON) tools/window_ring.py $(RING)

check: ## format, lint, types, and Blender's names in each version
	@$(ENV) dev -m ruff format --check .
	@$(ENV) dev -m ruff check .
	@$(ENV) dev -m pyright
	@$(PYTHON) tools/drift.py

format: ## put the code into shape
	@$(ENV) dev -m ruff format .
	@$(ENV) dev -m ruff check --fix .

build: ## the extension's zips and a static repository, into dist/
	@$(PYTHON) tools/build_zips.py

bench: ## the measured tables of docs/, anew
	@$(ENV) bpy-5.0 bench/soak.py
	@$(ENV) bpy-5.0 bench/read.py
	@for bench in $(BENCHES); do echo "== $$bench"; $(ENV) bench bench/$$bench.py || exit 1; done

reliability: ## docs/reliability.md, from faults really injected
	@$(PYTHON) tools/reliability.py

screenshots: ## the pictures of README and guide, from a real window
	@$(PYTHON) tools/build_zips.py
	@$(ENV) dev tests/gui/take_screenshots.py
	@PICTURES_OF_THE_GUIDE=1 $(ENV) dev -m pytest -q tests/gui/test_pictures.py

lock: ## requirements/*.txt from requirements/*.in
	@$(PYTHON) tools/lock.py

clean: ## what was made, but not the environments
	rm -rf build dist .dist-* wheels .ruff_cache .hypothesis
	find . -name __pycache__ -not -path './.envs/*' -prune -exec rm -rf {} +

.PHONY: help demo test test-gui check format build bench reliability screenshots lock clean
