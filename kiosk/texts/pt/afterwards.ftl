# --- Como foi ---
rating-title = Obrigado. Como correu?
rating-message = “{ $item }”: basta um toque. Leve o seu cartão e os seus papéis.
rating-note-named = Pode simplesmente ir-se embora. A avaliação vai com o seu nome para a plataforma dos serviços públicos, para melhorar e para lhe telefonar.
rating-note-unnamed = Pode simplesmente ir-se embora. Nenhum cartão seu foi lido: a avaliação não tem nome.
rating-level-5 = Muito bom
rating-level-4 = Bom
rating-level-3 = Razoável
rating-level-2 = Mau
rating-level-1 = Muito mau
rating-leave = Sair sem avaliar
why-title = Escolheu “{ $level }”
why-lead-good = O que foi bom? Escolha o que quiser, ou nada.
why-lead-bad = O que correu mal? Escolha o que quiser, ou nada.
why-reasons = Razões
why-words = Algo mais (facultativo)
why-words-hint = No máximo { $most } caracteres
why-phone = O seu telefone, se quiser que lhe liguemos (facultativo)
why-phone-hint = Usado só para esta chamada
why-send = Enviar a avaliação
why-level-only = Nada mais, só “{ $level }”
why-walk-away = Também pode ir-se embora agora: só fica “{ $level }”.
why-supplement-title = Acrescentar à sua avaliação
why-supplement-lead = Pode acrescentar uma vez. O que disse primeiro fica como está.
why-supplement-send = Enviar o que acrescentou
why-supplement-none = Não acrescentar nada
why-supplement-empty = Escolha algo, ou escreva umas palavras.
why-phone-wrong = Um número de telemóvel de 11 dígitos, ou nada.
rated-title = A sua avaliação ficou registada, obrigado
rated-message = Cada serviço é avaliado uma vez, e isso não se muda depois; pode acrescentar uma vez.
rated-supplemented = O que acrescentou também ficou registado. Não se pode acrescentar mais.
rated-keeping = A registar a sua avaliação …
rated-bad = Uma má avaliação vai logo para o serviço, que a vai ver.
rated-phone = Alguém ligará para o número que deu.
rated-offline = Não se chega à plataforma: a avaliação está guardada aqui e segue quando for possível.
rated-failed-title = A sua avaliação não foi guardada
rated-failed = Este terminal não a consegue guardar agora. Tente outra vez, ou ligue { $hotline }.
rated-retry = Tentar outra vez
rated-add = Acrescentar (uma vez)
rated-other = Avaliar “{ $item }”
rated-end = Terminar

# --- Não foi possível ---
stuck-button = Não conseguiu? Diga-nos

# --- Chamar alguém ---
call-person = Chamar alguém
call-cancel = Cancelar a chamada
call-calling = A chamar um funcionário …
call-called = Um funcionário foi chamado, aguarde. Se for urgente, ligue { $hotline } e indique o terminal { $terminal }.
call-coming = Vem alguém a caminho, aguarde.
call-unanswered = Ninguém respondeu. Ligue { $hotline } e indique o terminal { $terminal }.
call-not-reached = A chamada não foi recebida; a luz deste terminal está acesa. Ligue { $hotline } e indique o terminal { $terminal }.
call-nobody-here = Não há funcionários de serviço agora. Ligue { $hotline } e indique o terminal { $terminal }.
help-note = Linha de apoio { $hotline }, terminal { $terminal }
help-operator = Este terminal é gerido por { $operator }
